using Chuqing.Web.Tests.LawBook;

namespace Chuqing.Web.Tests.People;

/// <summary>How far a row is seen.</summary>
enum Reach
{
    /// <summary>From its division and from above. The sample row must lie in 曲江区 itself, not in a town.</summary>
    Division,

    /// <summary>From everywhere in its city.</summary>
    City,

    /// <summary>Everybody with the right, of any city: the law.</summary>
    Everyone,
}

/// <param name="Reach">How far the row is seen.</param>
/// <param name="AddressAsync">Makes a row of its own and gives the address of its page.</param>
sealed record SampleRow(Reach Reach, Func<WebApp, Task<string>> AddressAsync);

/// <summary>
/// One line per page or endpoint with a parameter: which row the rights matrix tries it with. A page that is missing here fails
/// <see cref="RightsMatrixTests"/>. Rows are made through the services, as people would.
/// </summary>
static class SampleRows
{
    public static readonly IReadOnlyDictionary<string, SampleRow> Addresses = new Dictionary<string, SampleRow>
    {
        ["/office/determinations/{Id:guid}"] = new(Reach.Division, async app => $"/office/determinations/{await LawRows.DeterminationAsync(app)}"),
        ["/office/law/{Id}"] = new(Reach.Everyone, _ => Task.FromResult($"/office/law/{LawRows.Furnace400}")),
        ["/office/lines/{LineId:guid}/determine"] = new(Reach.Division, async app => $"/office/lines/{await LawRows.LineAsync(app)}/determine?rule={LawRows.Furnace400}"),
    };
}
