using Chuqing.Office.LawBook;

namespace Chuqing.Office.Screening;

/// <summary>Finds the two laws that an order names.</summary>
public sealed class LawSides(LawBookQueries lawBook, EditionQueries editions, Today today)
{
    const int LongestName = 80, YearsAhead = 5;

    /// <summary>The day on which everything that an edition brings is in force; today where it is already.</summary>
    public static DateOnly DayOf(EditionChanges changes, DateOnly today) =>
        changes.Values.Where(v => v.Kind != ValueChangeKind.Removed && v.From <= today.AddYears(YearsAhead)).Select(v => v.From).Append(today).Max();

    /// <exception cref="BadInputException">A day that has not come, a knowledge before the first law, or an edition together with a past knowledge.</exception>
    /// <exception cref="NotFoundException">No such edition.</exception>
    public async Task<(LawSide Before, LawSide After)> OfAsync(string city, PreviewOrder order, CancellationToken cancel) =>
        (await OfAsync(city, order.Before, cancel), await OfAsync(city, order.After, cancel));

    /// <summary>One side.</summary>
    /// <inheritdoc cref="OfAsync(string, PreviewOrder, CancellationToken)"/>
    public async Task<LawSide> OfAsync(string city, AskedLaw asked, CancellationToken cancel)
    {
        if (asked.KnownOn > today.Date) throw new BadInputException($"知悉日 {asked.KnownOn:yyyy-MM-dd} 还没有到：那天会知道什么，现在不知道。没有比较。");
        // 法可以问将来的某一天（已公布、未施行的版本），但不问太远
        if (asked.On > today.Date.AddYears(YearsAhead)) throw new BadInputException($"判定日 {asked.On:yyyy-MM-dd} 太远了，最远问到 {today.Date.AddYears(YearsAhead):yyyy-MM-dd}。没有比较。");
        if (asked.EditionId is { } id)
        {
            if (asked.KnownOn is not null) throw new BadInputException("还没有接收的新版不能与过去的知悉日一起问：那时它还不在。没有比较。");
            var edition = await editions.FindAsync(id, cancel);
            var candidate = (await editions.CandidateAsync(edition, cancel)).Candidate;
            return new($"接收“{Short(edition.Name)}”后，{asked.On:yyyy-MM-dd}", await lawBook.EffectiveAsync(city, candidate, asked.On, cancel), null);
        }
        var law = await lawBook.EffectiveAsync(city, asked.On, cancel, asked.KnownOn is { } day ? Today.EndOf(day) : null);
        if (asked.On < law.Law.Pack.WholeFrom) throw new BadInputException($"判定日 {asked.On:yyyy-MM-dd} 早于法规架上最早的目录（{law.Law.Pack.WholeFrom:yyyy-MM-dd} 起施行），那时的规定没有收录，不能研判。没有比较。");
        return new($"{asked.On:yyyy-MM-dd}{(asked.KnownOn is { } known ? $"（按 {known:yyyy-MM-dd} 所知）" : "现行")}", law, asked.KnownOn);
    }

    static string Short(string name) => name.Length <= LongestName ? name : name[..LongestName] + "…";
}
