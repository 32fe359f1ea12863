using Chuqing.Law.Shelf;

namespace Chuqing.Law.Screening;

/// <summary>Answers a rule's question from the facts: first what was answered, then the machine's own kind, then products and uses, then the sector.</summary>
static class Purposes
{
    /// <param name="sectorDenies">Whether the registered sector alone may answer no. A trade name is the first disguise of 地条钢, so there it may not.</param>
    public static Truth Answer(Question question, LineFacts facts, MachineFacts? machine, bool sectorDenies = true)
    {
        if (facts.Answers.TryGetValue(question.Id, out var answered)) return answered ? Truth.Yes : Truth.No;
        bool yes = false, no = false, other = false;
        if (machine is not null)
        {
            yes = question.Yes.Contains(machine.Type);
            no = question.No.Contains(machine.Type);
        }
        Sort(question, facts.Products, ref yes, ref no, ref other);
        Sort(question, facts.Uses, ref yes, ref no, ref other);
        if (!yes && !no && !other && facts.Sector is { } sector)
        {
            yes = question.Yes.Contains(Words.Plain(sector));
            no = sectorDenies && question.No.Contains(Words.Plain(sector));
        }
        // 既产甲又产乙、或有一样说不清的，不替当事人选；要凭证件的例外，光有产品名不够
        if (yes && !no && !other) return question.Evidence is null ? Truth.Yes : Truth.Unknown;
        return no && !yes && !other ? Truth.No : Truth.Unknown;
    }

    public static string Missing(Question question) => $"{question.Text}（{question.Holder}掌握）";

    static void Sort(Question question, IReadOnlyList<string> words, ref bool yes, ref bool no, ref bool other)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var word = Words.Plain(words[i]);
            if (question.Yes.Contains(word)) yes = true;
            else if (question.No.Contains(word)) no = true;
            else other = true;
        }
    }
}
