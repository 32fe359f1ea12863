namespace Chuqing.Law.Screening;

/// <summary>What a rule makes of a line, before anything is written.</summary>
/// <param name="Version">Of a limit, the version that the figure's year chose.</param>
/// <param name="ClueOnly">Rests on a figure that is 仅作线索.</param>
readonly record struct Judged(FindingResult Result, bool ClueOnly = false, int Version = 0);

/// <summary>One catalogue rule against one machine, or one product.</summary>
static class CatalogueJudge
{
    /// <summary>What the rule says, or null where it does not cover the line.</summary>
    /// <param name="machine">The machine judged; null for rules that go by product.</param>
    /// <param name="word">The place of the product or process that the rule names; -1 for rules that go by machine.</param>
    /// <param name="on">The day judged: figures of later years are left aside, and an item's own term has passed or not.</param>
    public static Judged? Judge(CompiledRule rule, TypedLine line, TypedMachine? machine, int word, DateOnly on, Basis basis)
    {
        var match = rule.Match;
        if (!Covers(rule, line)) return null;

        var what = basis.IsWritten ? Named(line, machine, word) : "";
        var spared = false;
        if (machine is null) basis.Because($"产品或工艺为{what}");
        else if (rule.Specs.Length == 0) basis.Because($"主体设备为{what}");

        if (machine is not null && rule.Maybe.Contains(machine.Kind))
        {
            if (line.Has(rule.MaybeWithout)) return null;
            basis.Missing($"{what}的具体种类：是否{match.Equipment[0]}（设备铭牌、项目核准备案文件，企业、县级工信部门掌握）");
        }

        var withCapacity = match.PerLine || line.CapacityIsTheMachines;
        foreach (var test in rule.Specs)
        {
            ref readonly var reading = ref line.Reading(test.Size, machine, withCapacity);
            var within = reading.Within(test);
            basis.Because($"{Comparison.Because(what, test, reading, within)}");
            if (within == Truth.No) spared = true;
            else if (within == Truth.Unknown) basis.Missing($"{Comparison.Missing(what, test.Test, reading)}");
        }

        var clue = false;
        foreach (var fact in rule.Facts) spared |= LineFigures.Judge(fact, line, on, basis, ref clue) == Truth.No;

        if (rule.Purpose is { } purpose)
        {
            var answer = Purposes.Answer(purpose, line, machine, sectorDenies: false);
            if (answer == Truth.No && match.PurposeCovers) return null;
            if (answer == Truth.Unknown) basis.Missing($"{Purposes.Missing(purpose.Question)}");
            else basis.Because($"“{purpose.Question.Text}”：{(answer == Truth.Yes ? "是" : "否")}");
            spared |= answer == Truth.No;
        }

        foreach (var (question, catches) in rule.Answers)
        {
            var answer = Purposes.Answer(question, line, machine, sectorDenies: false);
            if (answer == Truth.Unknown) { basis.Missing($"{Purposes.Missing(question.Question)}"); continue; }
            basis.Because($"“{question.Question.Text}”：{(answer == Truth.Yes ? "是" : "否")}");
            spared |= answer == Truth.Yes != catches;
        }

        if (line.Province is null && match.Area is { } area) basis.Missing($"所在省份（本条只在{area}适用；登记机关掌握）");
        if (line.Province is null && !rule.NotAreas.IsEmpty) basis.Missing($"所在省份（本条不在{string.Join("、", match.NotAreas)}适用；登记机关掌握）");

        if (rule.Asked is { } asked && line.AnswerTo(asked.Id) is { } answered)
        {
            basis.Because($"“{asked.Question.Text}”：{(answered ? "是" : "否")}");
            spared |= answered != match.AskedCatches;
        }

        // 例外答不出来就不下结论：按“没有例外”算，会凭空关掉一条线；按“有例外”算，又会放过一条线
        for (var i = 0; i < rule.Unless.Length && !spared; i++)
        {
            var exception = rule.Unless[i];
            var answer = Purposes.Answer(exception, line, machine);
            if (answer == Truth.Yes) { spared = true; basis.Because($"属于例外：“{exception.Question.Text}”答为是"); }
            else if (answer == Truth.Unknown) basis.Missing($"{Purposes.Missing(exception.Question)}{(exception.Question.Evidence is { } papers ? $"，须凭{papers}" : "")}");
        }

        var result = spared ? FindingResult.Met : basis.Lacks ? FindingResult.Undetermined : FindingResult.NotMet;
        // 期限只说哪天以前要淘汰；到期以前，条目一样落入
        if (result != FindingResult.Met && rule.Version.Value.ExitBy is { } exit) basis.Because($"条目限 {exit:yyyy-MM-dd} 以前淘汰，至研判日{(on <= exit ? "还没有到期" : "已经过期")}");
        if (result != FindingResult.Undetermined) basis.ForgetMissing();
        return new(result, clue);
    }

    static bool Covers(CompiledRule rule, TypedLine line)
    {
        if (line.Province is { } province && (rule.Area is { } area && province != area || rule.NotAreas.Contains(province))) return false;
        if (rule.Asked is { } asked && line.AnswerTo(asked.Id) is null) return false;
        return !line.Has(rule.Without);
    }

    static string Named(TypedLine line, TypedMachine? machine, int word)
    {
        if (machine is { Facts: var facts }) return string.Concat(facts.Numbers.Count > 0 ? string.Join("、", facts.Numbers) : "", facts.Type);
        var products = line.Facts.Products;
        return Words.Plain(word < products.Count ? products[word] : line.Facts.Uses[word - products.Count]);
    }
}
