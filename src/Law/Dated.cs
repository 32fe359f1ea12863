using System.Collections;

namespace Chuqing.Law;

/// <summary>A value with versions, each in force from its own day until the next one.</summary>
/// <remarks>There is no end date, so there can be no gap and no overlap; repeal is one more version. Nothing falls back to another year.</remarks>
public sealed class Dated<T> : IReadOnlyList<Version<T>>
{
    readonly Version<T>[] versions;

    /// <param name="what">Chinese name of the value, for the refusal.</param>
    /// <param name="versions">At least one; ordered by day, each day once.</param>
    /// <exception cref="ArgumentException">No version, or days that do not ascend.</exception>
    public Dated(string what, IEnumerable<Version<T>> versions)
    {
        What = what;
        this.versions = [.. versions];
        if (this.versions.Length == 0) throw new ArgumentException($"{what}：一个版本也没有。", nameof(versions));
        for (var i = 1; i < this.versions.Length; i++)
            if (this.versions[i].From <= this.versions[i - 1].From)
                throw new ArgumentException($"{what}：第 {i + 1} 个版本的施行日 {this.versions[i].From:yyyy-MM-dd} 不晚于前一个版本。", nameof(versions));
    }

    public string What { get; }
    public int Count => versions.Length;
    public Version<T> this[int index] => versions[index];

    /// <summary>The version in force on a day.</summary>
    /// <exception cref="NotYetInForceException">The day lies before the first version.</exception>
    public Version<T> On(DateOnly day) =>
        TryOn(day) ?? throw new NotYetInForceException($"{What}：{day:yyyy-MM-dd} 早于最早的版本（{versions[0].From:yyyy-MM-dd} 起施行），不能套用后来的规定。");

    /// <summary>The version in force on a day, or null before the first one.</summary>
    public Version<T>? TryOn(DateOnly day) => Array.FindLast(versions, v => v.From <= day);

    public IEnumerator<Version<T>> GetEnumerator() => ((IEnumerable<Version<T>>)versions).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>One version of a value, in force from a day.</summary>
public sealed record Version<T>(DateOnly From, T Value);

/// <summary>A question was asked as of a day before the first version of its answer.</summary>
public sealed class NotYetInForceException(string message) : Exception(message);
