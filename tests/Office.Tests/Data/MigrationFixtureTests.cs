using System.IO.Compression;
using Chuqing.Office.Data;
using Chuqing.Office.LawBook;
using Chuqing.Office.Ledger;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Tests.Data;

/// <summary>A small database of each resolved issue, as its version wrote it: every later version must open it and lose nothing.</summary>
public sealed class MigrationFixtureTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("chuqing-fixture-").FullName;

    [Theory]
    [InlineData("issue-2", 5, 3)]
    [InlineData("issue-3", 8, 8)]
    public async Task A_database_of_an_earlier_version_migrates_and_keeps_its_rows(string name, int lines, int enterprises)
    {
        var path = Path.Combine(folder, "chuqing.db");
        await using (var packed = new GZipStream(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Data", "Fixtures", $"{name}.db.gz")), CompressionMode.Decompress))
        await using (var unpacked = File.Create(path))
            await packed.CopyToAsync(unpacked, TestOffice.Cancel);
        var databases = new AppDbFactory(new("sqlite", $"Data Source={path};Pooling=False"));

        await new Schema(databases, [new RowFilling(SearchTexts.FillAsync)]).MigrateAsync(TestOffice.Cancel);

        await using var db = databases.Open(DataScope.System);
        (await db.Set<ProductionLine>().CountAsync(TestOffice.Cancel)).ShouldBe(lines);
        (await db.Set<Enterprise>().CountAsync(TestOffice.Cancel)).ShouldBe(enterprises);
        (await db.Set<Enterprise>().AnyAsync(e => e.NameKey == "", TestOffice.Cancel)).ShouldBeFalse();
        (await db.Set<ProductionLine>().AnyAsync(l => l.LikenessKey == "", TestOffice.Cancel)).ShouldBeFalse();
        var pack = await db.Set<AcceptedPack>().SingleAsync(TestOffice.Cancel);
        LoadedLaw.Read(ShelfFolder.Unzip(pack.Content)).Digest.ShouldBe(pack.Digest);
        await new LedgerSealer(databases, TimeProvider.System).SealAsync(TestOffice.Cancel);
        (await new LedgerProof(databases).VerifyAsync(TestOffice.Cancel)).ShouldHaveSingleItem().Faults.ShouldBeEmpty();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
