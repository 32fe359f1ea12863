using Chuqing.Office;
using Chuqing.Office.Data;
using Chuqing.Office.Divisions;
using Chuqing.Office.Registry;
using Chuqing.Office.Screening;

namespace Chuqing.Bench;

/// <summary>Fills a fresh database with invented enterprises and lines, three lines an enterprise, as the import would store them; facts are left out, list pages do not read them.</summary>
static class LedgerMaker
{
    static readonly string[] Verdicts = ["未触及", "未触及", "未触及", "资料不足", "资料不足", "达标", "疑似", "限制类", "不达标", "淘汰类"];

    public static async Task FillAsync(DatabaseSettings settings, string city, int lines)
    {
        var factory = new AppDbFactory(settings);
        await using var db = factory.Open(DataScope.Of(city, $"/{city}/"));
        var tree = await DivisionTree.LoadAsync(db, CancellationToken.None);
        Division[] counties = [.. tree.Counties];
        var (random, at, today) = (new Random(20261123), new DateTime(2026, 11, 23, 0, 0, 0, DateTimeKind.Utc), new DateOnly(2026, 11, 23));
        for (var done = 0; done < lines;)
        {
            await db.LockAsync("bench", CancellationToken.None);
            await using var transaction = db.Database.CurrentTransaction;
            var (enterprises, parts, answers) = (new List<Enterprise>(), new List<ProductionLine>(), new List<LineScreening>());
            for (var end = Math.Min(done + 30_000, lines); done < end; done++)
            {
                if (done % 3 == 0)
                {
                    var name = SheetMaker.NameOf(done / 3);
                    enterprises.Add(new() { City = city, DivisionPath = counties[done / 3 % counties.Length].Path, Name = name, IsDemo = true, SearchText = Bigrams.Of(name) });
                }
                var (enterprise, kind) = (enterprises[^1], SheetMaker.KindOf(done / 3));
                var equipment = SheetMaker.EquipmentOf(done / 3, random);
                var line = new ProductionLine
                {
                    City = city, DivisionPath = enterprise.DivisionPath, EnterpriseId = enterprise.Id, EquipmentText = equipment, Number = $"{done % 3 + 1}#", Sector = kind.Sector, Product = kind.Product,
                    Capacity = kind.Capacity + random.Next(20), CapacityUnit = kind.Unit, Status = random.Next(6) == 0 ? LineStatus.Idle : LineStatus.Running, IsDemo = true,
                    SearchText = Bigrams.Of(enterprise.Name, equipment, $"{done % 3 + 1}#"),
                };
                parts.Add(line);
                if (random.Next(10) > 0)
                    answers.Add(new() { City = city, LineId = line.Id, DivisionPath = line.DivisionPath, On = today, Verdict = Verdicts[random.Next(Verdicts.Length)], Findings = "[]", Missing = random.Next(4), LawPack = "bench", RunId = line.Id, At = at });
            }
            await db.InsertManyAsync(enterprises, CancellationToken.None);
            await db.InsertManyAsync(parts, CancellationToken.None);
            await db.InsertManyAsync(answers, CancellationToken.None);
            await db.Database.CommitTransactionAsync(CancellationToken.None);
        }
    }
}
