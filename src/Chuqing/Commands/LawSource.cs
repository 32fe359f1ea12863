using Chuqing.Law.Shelf;
using Chuqing.Office;
using Chuqing.Office.Data;
using Chuqing.Office.LawBook;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Web.Commands;

/// <summary>The shelf that a command asks: that of a folder, or with <c>--data</c> the one that the city of that database works with.</summary>
/// <param name="Confirmed">Whether two officers of that city confirmed a version; nobody did for a folder.</param>
sealed record LawSource(IReadOnlyList<LawFile> Files, Func<ValueKey, bool> Confirmed)
{
    /// <param name="folder">A folder named by the user; null for the shelf beside the program.</param>
    /// <exception cref="BadInputException">No such folder or database, or the database holds no city or several.</exception>
    public static async Task<LawSource> OfAsync(Arguments arguments, string? folder, CancellationToken cancel)
    {
        if (!arguments.Has("data")) return new(ShelfFolder.Read(folder ?? LawFolder.Shipped), _ => false);
        if (folder is not null) throw new BadInputException("目录与 --data 只能给一个：要么查一个目录里的法规，要么查一个数据库接收的法规。");
        await using var office = await CommandHost.OpenAsync(arguments, cancel);
        await using var db = office.Everything();
        var law = await new LawBookQueries(db, office.Get<LawLibrary>(), office.Get<CompiledLaws>()).EffectiveAsync(await CityAsync(db, cancel), office.Get<Today>().Date, cancel);
        return new(law.Law.Pack.Files, law.IsConfirmedHere);
    }

    /// <summary>The one city of a database.</summary>
    /// <exception cref="BadInputException">It holds none that accepted law, or several.</exception>
    public static async Task<string> CityAsync(AppDb db, CancellationToken cancel)
    {
        var cities = await db.Set<AcceptedPack>().Select(p => p.City).Distinct().ToListAsync(cancel);
        return cities.Count == 1 ? cities[0] : throw new BadInputException(cities.Count == 0 ? "这个数据库还没有接收任何法规。" : $"这个数据库里有几个市（{string.Join("、", cities.Order())}），分不清按哪个市的依据。");
    }
}
