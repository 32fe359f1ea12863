using Chuqing.Law.Shelf;
using Chuqing.Law.Texts;

namespace Chuqing.Law.Screening;

/// <summary>A catalogue rule as it stands on the day judged.</summary>
sealed record CompiledRule(CatalogueVersion Version, Match Match, ValueStatus Status);

/// <summary>One catalogue rule against one machine, or one product.</summary>
static class CatalogueJudge
{
    /// <summary>The finding, or null where the rule does not cover the line.</summary>
    /// <param name="machine">The machine judged; null for rules that go by product.</param>
    /// <param name="product">The product or process that the rule names; null for rules that go by machine.</param>
    /// <param name="on">The day judged: figures of later years are left aside, and an item's own term has passed or not.</param>
    public static Finding? Judge(CompiledRule rule, LineFacts facts, MachineFacts? machine, string? product, DateOnly on)
    {
        var match = rule.Match;
        if (!Covers(match, facts)) return null;

        var what = machine is null ? product! : string.Concat(machine.Numbers.Count > 0 ? string.Join("、", machine.Numbers) : "", machine.Type);
        var because = new List<string>();
        var missing = new List<string>();
        var spared = false;
        if (product is not null) because.Add($"产品或工艺为{product}");
        if (machine is not null && match.Specs.Count == 0) because.Add($"主体设备为{what}");

        if (machine is not null && match.Maybe.Contains(machine.Type))
        {
            if (Has(facts, match.MaybeWithout)) return null;
            missing.Add($"{what}的具体种类：是否{match.Equipment[0]}（设备铭牌、项目核准备案文件，企业、县级工信部门掌握）");
        }

        var capacity = match.PerLine || facts.Machines is { Count: 1 } only && only[0].Count is 1 ? facts.Capacity : null;
        for (var i = 0; i < match.Specs.Count; i++)
        {
            var test = match.Specs[i];
            var reading = SpecReading.Of(test, machine, capacity);
            var within = reading.Within(test);
            because.Add(Comparison.Because(what, test, reading, within));
            if (within == Truth.No) spared = true;
            else if (within == Truth.Unknown) missing.Add(Comparison.Missing(what, test, reading));
        }

        var clue = false;
        for (var i = 0; i < match.Facts.Count; i++)
        {
            var within = LineFigures.Judge(match.Facts[i], facts, on, because, missing, ref clue);
            spared |= within == Truth.No;
        }

        if (match.Purpose is { } purpose)
        {
            var answer = Purposes.Answer(purpose, facts, machine, sectorDenies: false);
            if (answer == Truth.No && match.PurposeCovers) return null;
            if (answer == Truth.Unknown) missing.Add(Purposes.Missing(purpose));
            else because.Add(answer == Truth.Yes ? $"“{purpose.Text}”：是" : $"“{purpose.Text}”：否");
            spared |= answer == Truth.No;
        }

        for (var i = 0; i < match.Answers.Count; i++)
        {
            var (question, catches) = match.Answers[i];
            var answer = Purposes.Answer(question, facts, machine, sectorDenies: false);
            if (answer == Truth.Unknown) { missing.Add(Purposes.Missing(question)); continue; }
            because.Add($"“{question.Text}”：{(answer == Truth.Yes ? "是" : "否")}");
            spared |= answer == Truth.Yes != catches;
        }

        if (facts.Province is null && match.Area is { } area) missing.Add($"所在省份（本条只在{area}适用；登记机关掌握）");
        if (facts.Province is null && match.NotAreas.Count > 0) missing.Add($"所在省份（本条不在{string.Join("、", match.NotAreas)}适用；登记机关掌握）");

        if (match.Asked is { } asked)
        {
            var caught = facts.Answers[asked.Id] == match.AskedCatches;
            because.Add($"“{asked.Text}”：{(facts.Answers[asked.Id] ? "是" : "否")}");
            spared |= !caught;
        }

        // 例外答不出来就不下结论：按“没有例外”算，会凭空关掉一条线；按“有例外”算，又会放过一条线
        for (var i = 0; i < match.Unless.Count && !spared; i++)
        {
            var exception = match.Unless[i];
            var answer = Purposes.Answer(exception, facts, machine);
            if (answer == Truth.Yes) { spared = true; because.Add($"属于例外：“{exception.Text}”答为是"); }
            else if (answer == Truth.Unknown) missing.Add(Purposes.Missing(exception) + (exception.Evidence is { } papers ? $"，须凭{papers}" : ""));
        }

        var result = spared ? FindingResult.Met : missing.Count > 0 ? FindingResult.Undetermined : FindingResult.NotMet;
        var value = rule.Version.Value;
        // 期限只说哪天以前要淘汰；到期以前，条目一样落入
        if (result != FindingResult.Met && value.ExitBy is { } exit) because.Add($"条目限 {exit:yyyy-MM-dd} 以前淘汰，至研判日{(on <= exit ? "还没有到期" : "已经过期")}");
        return new(value.Id, value.Name, value.Class, rule.Status, result, result == FindingResult.Undetermined ? missing : [], string.Join("；", because), value.Citation, value.Key, clue) { ExitBy = value.ExitBy };
    }

    static bool Covers(Match match, LineFacts facts)
    {
        if (facts.Province is { } province && (match.Area is { } area && province != area || match.NotAreas.Contains(province))) return false;
        if (match.Asked is { } asked && !facts.Answers.ContainsKey(asked.Id)) return false;
        return !Has(facts, match.Without);
    }

    static bool Has(LineFacts facts, IReadOnlyList<string> types)
    {
        if (types.Count == 0 || facts.Machines is not { } machines) return false;
        for (var i = 0; i < machines.Count; i++)
            if (types.Contains(machines[i].Type)) return true;
        return false;
    }
}
