namespace Chuqing.Law.Procedures;

/// <summary>Prints a procedure's table as a Markdown page: <c>docs/procedures/{id}.md</c>, kept equal by a test.</summary>
public static class ProcedurePage
{
    public static string Print(Procedure procedure)
    {
        // 没有“须先有”的表不印这一列
        var waits = procedure.Transitions.Any(t => t.After.Count > 0);
        var rows = string.Concat(procedure.Transitions.Select(t => $"| {procedure.LabelOf(t.From)} | {t.Label}{(t.IsFinal ? "（核对并确认）" : "")} | {procedure.LabelOf(t.To)} | {Join(t.Duties.Select(d => d.Label()))} "
            + $"| {Join(t.Needs.Select(n => n.Label()))} | {Join(t.NotBy.Select(act => NameOf(procedure, act)))} |{(waits ? $" {Join(t.After.Select(act => NameOf(procedure, act)))} |" : "")} {Term(t)} | {Basis(t)} |\n"));
        return $"# {procedure.Title}\n\n程序 `{procedure.Id}` 第 {procedure.Version} 版{(AllProcedures.IsCurrent(procedure) ? "" : "（旧版，只供已按它立的件办完）")}。本页由程序表印出，改表之后重印；不要手改。\n\n```mermaid\n{procedure.ToMermaid()}```\n\n"
            + $"| 现状 | 办什么 | 到 | 谁办 | 须填 | 不得同为 |{(waits ? " 须先有 |" : "")} 期限 | 依据 |\n|---|---|---|---|---|---|{(waits ? "---|" : "")}---|---|\n" + rows
            + $"\n终点：{Join(procedure.States.Where(procedure.Final.Contains).Select(procedure.LabelOf))}。\n";
    }

    static string Basis(Transition t) =>
        t.BasisByConduct is { } dated ? Join(dated.Select(v => $"{v.Value.Document} {v.Value.Item}（{v.From:yyyy-MM-dd} 起的行为）")) : t.Basis is { } basis ? $"{basis.Document} {basis.Item}" : "";

    static string NameOf(Procedure procedure, string act) => procedure.Transitions.FirstOrDefault(t => t.Act == act)?.Label ?? "立件";

    static string Term(Transition t)
    {
        var gate = t.Gate switch { { Side: DueGate.Within } g => $"{Name(g)}届满前", { } g => $"{Name(g)}届满后", _ => "" };
        var filing = t.FilingTime is { } time ? $"应在 `{time.Term}` 届满前 `{time.Before}` 提出，逾期的照收并标明" : "";
        var only = t.OnlyAfter is { } was ? $"只用于{was.Label()}" : "";
        var deemed = t.DeemedBy is { } term ? $"视为 `{term}` 届满之日所作" : "";
        var node = t.Node switch { NodeChange.Set => "定工作节点", NodeChange.Meet => "节点办结", NodeChange.Reopen => "节点恢复", _ => "" };
        return Join([.. new[] { gate, filing, only, deemed }.Concat(t.Clocks.Select(Change)).Concat([t.EndsClocks ? "各期限停止计算" : "", node, t.Once ? "只办一次" : ""]).Where(s => s.Length > 0)]);
    }

    static string Name(TermGate gate) => gate.Term is null ? "文书期限" : $"`{gate.Term}` ";

    static string Change(TermChange change) => change.Kind switch
    {
        ClockChange.Start => $"起算 `{change.Term}`{(change.UsesOwnDay ? "（以文书所定为准，不超过法定）" : "")}",
        ClockChange.Extend => $"延长 `{change.Term}`",
        ClockChange.Suspend => $"中止 `{change.Term}`",
        ClockChange.Resume => $"恢复 `{change.Term}`",
        _ => $"停止 `{change.Term}`",
    };

    static string Join(IEnumerable<string> words) => string.Join("、", words);
}
