using System.Collections;

namespace Chuqing.Law.Screening;

/// <summary>Findings that are written when they are first read; whoever asks only for the verdict never pays for sentences.</summary>
/// <remarks>Two threads may write the same finding at once: they write the same.</remarks>
sealed class ExplainedFindings(CompiledLaw law, TypedLine line, Outcome[] outcomes) : IReadOnlyList<Finding>
{
    readonly Finding?[] written = new Finding?[outcomes.Length];

    public int Count => outcomes.Length;

    public Finding this[int index] => written[index] ??= law.Explain(line, outcomes[index]);

    public IEnumerator<Finding> GetEnumerator()
    {
        for (var i = 0; i < outcomes.Length; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
