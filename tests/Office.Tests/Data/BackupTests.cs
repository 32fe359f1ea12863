using System.Text;
using Chuqing.Office.Data;
using Chuqing.Office.Data.Backups;
using Chuqing.Office.Files;
using Chuqing.Office.Ledger;
using Chuqing.Office.Settings;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Tests.Data;

public class BackupTests
{
    static async Task<StoredFile> AttachAsync(TestOffice office)
    {
        await using var db = office.Everything();
        var file = await office.Get<FileStore>().SaveAsync(TestOffice.City, "现场.jpg", "image/jpeg", new MemoryStream(Encoding.UTF8.GetBytes("照片")), TestOffice.Cancel);
        db.Add(file);
        db.Record(office.Handler.Actor, "test.attach", new("file", file.Id), office.Time.UtcNow(), new { file.Sm3 });
        await db.SaveChangesAsync(TestOffice.Cancel);
        await office.Get<LedgerSealer>().SealAsync(TestOffice.Cancel);
        return file;
    }

    static Func<string, string?> Pointing(DatabaseSettings? database) => name => name switch
    {
        SettingsReader.ProviderVariable => database?.Provider,
        SettingsReader.ConnectionVariable => database?.Connection,
        _ => null,
    };

    [Fact]
    public async Task What_was_backed_up_comes_back_with_its_chain_and_triggers_on_either_database()
    {
        var folder = Directory.CreateTempSubdirectory("chuqing-backup-").FullName;
        try
        {
            await using var office = await TestOffice.StartAsync();
            var file = await AttachAsync(office);
            (await office.Get<BackupService>().TakeAsync(Path.Combine(folder, "b.zip"), TestOffice.Cancel)).Lost.ShouldBeEmpty();

            var pointing = Pointing(await TestDatabase.EmptyAsync(TestOffice.Cancel));
            var target = Path.Combine(folder, "again");
            (await Restoring.RunAsync(Path.Combine(folder, "b.zip"), target, pointing, TestOffice.Cancel)).Provider.ShouldBe(office.Settings.Database.Provider);

            var settings = SettingsReader.Read(target, pointing);
            var factory = new AppDbFactory(settings.Database);
            (await new Schema(factory).StateAsync(TestOffice.Cancel)).ShouldBe(SchemaState.Current);
            await using var db = factory.Open(DataScope.System);
            await using (var content = new FileStore(settings.FilesFolder, office.Time).Open(await db.Set<StoredFile>().SingleAsync(f => f.Id == file.Id, TestOffice.Cancel)))
                (await new StreamReader(content).ReadToEndAsync(TestOffice.Cancel)).ShouldBe("照片");
            (await new LedgerProof(factory).VerifyAsync(TestOffice.Cancel)).ShouldBe(await office.Get<LedgerProof>().VerifyAsync(TestOffice.Cancel), new SameProof());
            if (factory.IsSqlite)
                await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(() => db.Database.ExecuteSqlRawAsync("UPDATE LedgerEntries SET Act = 'x'", TestOffice.Cancel));

            // 同一个目标不能再恢复一次
            await Should.ThrowAsync<BadInputException>(() => Restoring.RunAsync(Path.Combine(folder, "b.zip"), target, pointing, TestOffice.Cancel));
            if (TestDatabase.IsPostgres)
            {
                var taken = await Should.ThrowAsync<BadInputException>(() => Restoring.RunAsync(Path.Combine(folder, "b.zip"), Path.Combine(folder, "third"), pointing, TestOffice.Cancel));
                taken.Message.ShouldContain("已经有表");
                Directory.Exists(Path.Combine(folder, "third")).ShouldBeFalse();
            }
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    sealed class SameProof : IEqualityComparer<LedgerCheck>
    {
        public bool Equals(LedgerCheck? a, LedgerCheck? b) => a! with { Faults = [] } == b! with { Faults = [] } && a.Faults.Count == 0 && b.Faults.Count == 0;

        public int GetHashCode(LedgerCheck check) => check.City.GetHashCode(StringComparison.Ordinal);
    }
}
