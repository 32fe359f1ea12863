using Chuqing.Law.Shelf;

namespace Chuqing.Law.Screening;

/// <summary>Answers a rule's question from the facts: first what was answered, then the machine's own kind, then products and uses, then the sector.</summary>
static class Purposes
{
    /// <param name="sectorDenies">Whether the registered sector alone may answer no. A trade name is the first disguise of 地条钢, so there it may not.</param>
    public static Truth Answer(CompiledQuestion question, TypedLine line, TypedMachine? machine, bool sectorDenies = true)
    {
        if (line.AnswerTo(question.Id) is { } answered) return answered ? Truth.Yes : Truth.No;
        bool yes = false, no = false, other = false;
        if (machine is not null)
        {
            yes = question.Yes.Contains(machine.Kind);
            no = question.No.Contains(machine.Kind);
        }
        Sort(question, line.Products, ref yes, ref no, ref other);
        Sort(question, line.Uses, ref yes, ref no, ref other);
        if (!yes && !no && !other && line.Sector is { } sector)
        {
            yes = question.Yes.Contains(sector);
            no = sectorDenies && question.No.Contains(sector);
        }
        // 既产甲又产乙、或有一样说不清的，不替当事人选；要凭证件的例外，光有产品名不够
        if (yes && !no && !other) return question.Question.Evidence is null ? Truth.Yes : Truth.Unknown;
        return no && !yes && !other ? Truth.No : Truth.Unknown;
    }

    public static string Missing(Question question) => $"{question.Text}（{question.Holder}掌握）";

    static void Sort(CompiledQuestion question, int[] words, ref bool yes, ref bool no, ref bool other)
    {
        foreach (var word in words)
        {
            if (question.Yes.Contains(word)) yes = true;
            else if (question.No.Contains(word)) no = true;
            else other = true;
        }
    }
}
