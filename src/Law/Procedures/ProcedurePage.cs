namespace Chuqing.Law.Procedures;

/// <summary>Prints a procedure's table as a Markdown page: <c>docs/procedures/{id}.md</c>, kept equal by a test.</summary>
public static class ProcedurePage
{
    public static string Print(Procedure procedure)
    {
        var rows = string.Concat(procedure.Transitions.Select(t => $"| {procedure.LabelOf(t.From)} | {t.Label}{(t.IsFinal ? "（核对并确认）" : "")} | {procedure.LabelOf(t.To)} | {Join(t.Duties.Select(d => d.Label()))} "
            + $"| {Join(t.Needs.Select(n => n.Label()))} | {Join(t.NotBy.Select(act => NameOf(procedure, act)))} | {Term(t)} | {(t.Basis is { } basis ? $"{basis.Document} {basis.Item}" : "")} |\n"));
        return $"# {procedure.Title}\n\n程序 `{procedure.Id}` 第 {procedure.Version} 版。本页由程序表印出，改表之后重印；不要手改。\n\n```mermaid\n{procedure.ToMermaid()}```\n\n"
            + "| 现状 | 办什么 | 到 | 谁办 | 须填 | 不得同为 | 期限 | 依据 |\n|---|---|---|---|---|---|---|---|\n" + rows
            + $"\n终点：{Join(procedure.States.Where(procedure.Final.Contains).Select(procedure.LabelOf))}。\n";
    }

    static string NameOf(Procedure procedure, string act) => procedure.Transitions.FirstOrDefault(t => t.Act == act)?.Label ?? "立件";

    static string Term(Transition t)
    {
        var clock = t.Clock switch
        {
            ClockChange.Start => $"起算 `{t.Term}`",
            ClockChange.Extend => $"延长 `{t.Term}`",
            ClockChange.Stop => "停止计算",
            _ => "",
        };
        var gate = t.Gate switch { DueGate.Within => "届满前", DueGate.After => "届满后", _ => "" };
        return Join(new[] { gate, clock }.Where(s => s.Length > 0));
    }

    static string Join(IEnumerable<string> words) => string.Join("、", words);
}
