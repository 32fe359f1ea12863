using Chuqing.Law.Procedures;
using Chuqing.Office.Data;
using Chuqing.Office.Divisions;
using Chuqing.Office.LawBook;
using Chuqing.Office.Lists;
using Chuqing.Office.People;
using Chuqing.Office.Procedures;
using Chuqing.Office.Registry;

namespace Chuqing.Office.Search;

/// <summary>The first rows of a kind, and whether there are more.</summary>
public sealed record Found<T>(IReadOnlyList<T> Rows, bool More)
{
    internal static Found<T>? Of(IReadOnlyList<T> rows) => rows.Count == 0 ? null : new([.. rows.Take(SearchQueries.Shown)], rows.Count > SearchQueries.Shown);
}

/// <summary>What was found, by kind; null where nothing was, or where the asker may not read that kind.</summary>
public sealed record SearchAnswer
{
    public Found<FoundEnterprise>? Enterprises { get; init; }
    public Found<FoundLine>? Lines { get; init; }
    public Found<FoundDocument>? Documents { get; init; }
    public Found<FoundVersion>? Versions { get; init; }
    public Found<FoundText>? Texts { get; init; }
    public Found<LawEntry>? Rules { get; init; }
    public Found<Division>? Divisions { get; init; }

    public bool IsEmpty => (Enterprises, Lines, Documents, Versions, Texts, Rules, Divisions) == default;
}

/// <summary>One question to every feature that the asker may read. It owns no rows; a new kind is one more property of <see cref="SearchAnswer"/> and one more line here.</summary>
public sealed class SearchQueries(AppDb db, RegistrySearch registry, DocumentQueries documents, ListQueries lists, LawBookQueries lawBook, Today today)
{
    /// <summary>Rows shown of one kind.</summary>
    public const int Shown = 10;

    /// <summary>The right that opens the files of a procedure.</summary>
    public static string RightOf(string procedure) => procedure switch
    {
        EnergyProcedure.Id => Rights.CaseRead,
        ExitProcedure.Id => Rights.ExitRead,
        DeterminationProcedure.Id => Rights.DeterminationRead,
        _ => throw new ArgumentException($"程序 {procedure} 没有说凭哪个权看。", nameof(procedure)),
    };

    /// <summary>What the words find in one's divisions and within one's rights; nothing for words that cannot be searched.</summary>
    public async Task<SearchAnswer> FindAsync(SignedIn by, SearchWords words, CancellationToken cancel)
    {
        if (!words.CanBeSearched) return new();
        var (text, ledger, law) = (words.Text, by.May(Rights.LedgerRead), by.May(Rights.LawRead) ? await LawAsync(by.City, cancel) : null);
        var procedures = AllProcedures.Tables.Select(t => t.Id).Distinct().Where(id => by.May(RightOf(id))).ToList();
        return new()
        {
            Enterprises = ledger ? Found<FoundEnterprise>.Of(await registry.EnterprisesAsync(text, Shown + 1, cancel)) : null,
            Lines = ledger ? Found<FoundLine>.Of(await registry.LinesAsync(text, Shown + 1, cancel)) : null,
            Documents = Found<FoundDocument>.Of(await documents.FindAsync(text, procedures, Shown + 1, cancel)),
            Versions = by.May(Rights.ListRead) ? Found<FoundVersion>.Of(await lists.FindAsync(text, Shown + 1, cancel)) : null,
            Texts = law is null ? null : Found<FoundText>.Of(LawSearch.Texts(law, text)),
            Rules = law is null ? null : Found<LawEntry>.Of(LawSearch.Rules(law, text)),
            Divisions = ledger ? Found<Division>.Of(await DivisionsAsync(text, cancel)) : null,
        };
    }

    async Task<CityLaw?> LawAsync(string city, CancellationToken cancel)
    {
        try
        {
            return await lawBook.EffectiveAsync(city, today.Date, cancel);
        }
        catch (BadInputException)
        {
            // 本市还没有接收法规：没有依据可查，别的照查
            return null;
        }
    }

    async Task<IReadOnlyList<Division>> DivisionsAsync(string text, CancellationToken cancel)
    {
        var tree = await DivisionTree.LoadAsync(db, cancel);
        return [.. tree.All.Where(d => db.Scope.Contains(d.Path) && (d.Code == text || tree.NameOf(d.Path).Contains(text, StringComparison.Ordinal)))
            .OrderBy(d => d.Code == text || d.Name == text ? 0 : 1).ThenBy(d => d.Level).ThenBy(d => d.Code, StringComparer.Ordinal)];
    }
}
