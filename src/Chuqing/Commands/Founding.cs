using Chuqing.Office;
using Chuqing.Office.Data;
using Chuqing.Office.Divisions;
using Chuqing.Office.LawBook;
using Chuqing.Office.Ledger;
using Chuqing.Office.Plans;
using Chuqing.Office.Settings;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Web.Commands;

/// <summary>Founds a city in an empty database: its divisions, the shelf that came with the program, the work plans. Twice does nothing.</summary>
sealed class Founding(AppDbFactory databases, OfficeSettings settings, LawLibrary laws, TimeProvider time)
{
    /// <param name="city">Code of the prefecture; its file must stand in <c>law/divisions</c>.</param>
    /// <returns>False where the city was there already.</returns>
    public async Task<bool> FoundAsync(string city, CancellationToken cancel)
    {
        var path = Path.Combine(settings.LawFolder, "divisions", $"{city}.json");
        if (!File.Exists(path)) throw new BadInputException($"没有 {city} 的区划文件。可用：{string.Join("、", Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "*.json").Select(Path.GetFileNameWithoutExtension))}。");
        await using var db = databases.Open(DataScope.System);
        if (await db.Set<Division>().AnyAsync(d => d.City == city, cancel)) return false;
        await using (var file = File.OpenRead(path)) db.AddRange(DivisionTree.Read(file));
        await db.SaveChangesAsync(cancel);

        var actor = Actor.Program(city);
        await new LawBookService(db, laws, time).AcceptAsync(actor, ShelfFolder.Read(settings.LawFolder), cancel);
        foreach (var plan in Directory.EnumerateFiles(settings.PlansFolder, "*.json").Order(StringComparer.Ordinal))
            await new PlanService(db, time).AcceptAsync(actor, await File.ReadAllTextAsync(plan, cancel), cancel);
        return true;
    }
}
