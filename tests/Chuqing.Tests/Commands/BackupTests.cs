using System.IO.Compression;
using System.Text;
using Chuqing.Office.Data.Backups;
using Chuqing.Office.Files;
using Chuqing.Office.Ledger;
using Chuqing.Office.Settings;
using Chuqing.Web.Commands;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Web.Tests.Commands;

public class BackupTests
{
    static async Task<StoredFile> AttachAsync(ConsoleRun run)
    {
        await using var host = CommandHost.Unchecked(SettingsReader.Read(run.Data, _ => null));
        await using var db = host.Everything();
        var file = await host.Get<FileStore>().SaveAsync(WebApp.City, "现场.jpg", "image/jpeg", new MemoryStream(Encoding.UTF8.GetBytes("照片")), WebApp.Cancel);
        db.Add(file);
        db.Record(Actor.Program(WebApp.City), "test.attach", new("file", file.Id), new(2026, 11, 23, 1, 0, 0, DateTimeKind.Utc), new { file.Sm3 });
        await db.SaveChangesAsync(WebApp.Cancel);
        Directory.CreateDirectory(Path.Combine(run.Data, "keys"));
        await File.WriteAllTextAsync(Path.Combine(run.Data, "keys", "key.xml"), "<key/>", WebApp.Cancel);
        Directory.CreateDirectory(Path.Combine(run.Data, "files", "incoming"));
        await File.WriteAllTextAsync(Path.Combine(run.Data, "files", "incoming", "half"), "half", WebApp.Cancel);
        return file;
    }

    [Fact]
    public async Task Database_files_and_keys_come_back_as_they_were_while_somebody_goes_on_writing()
    {
        using var run = new ConsoleRun();
        await run.FurnishAsync();
        var file = await AttachAsync(run);
        await using (var busy = CommandHost.Unchecked(SettingsReader.Read(run.Data, _ => null)))
        {
            await using var db = busy.Everything();
            await db.LockAsync("busy", WebApp.Cancel);
            (await run.RunAsync("backup", run.Beside("b.zip"))).Exit.ShouldBe(0);
        }

        var restored = await ConsoleRun.RunBareAsync("restore", run.Beside("b.zip"), "--data", run.Beside("again"));
        restored.ShouldBe(restored with { Exit = 0, Log = "" });
        await using var host = CommandHost.Unchecked(SettingsReader.Read(run.Beside("again"), _ => null));
        (await host.FaultOfDatabaseAsync(WebApp.Cancel)).ShouldBeNull();
        await using (var db = host.Everything())
        {
            var row = await db.Set<StoredFile>().SingleAsync(WebApp.Cancel);
            row.Id.ShouldBe(file.Id);
            await using var content = host.Get<FileStore>().Open(row);
            (await new StreamReader(content).ReadToEndAsync(WebApp.Cancel)).ShouldBe("照片");
            (await db.Set<LedgerEntry>().CountAsync(WebApp.Cancel)).ShouldBe(3);
        }
        (await File.ReadAllTextAsync(Path.Combine(run.Beside("again"), "keys", "key.xml"), WebApp.Cancel)).ShouldBe("<key/>");
        Directory.Exists(Path.Combine(run.Beside("again"), "files", "incoming")).ShouldBeFalse();
        (await ConsoleRun.RunBareAsync("ledger", "verify", "--data", run.Beside("again"))).Exit.ShouldBe(0);
        Directory.EnumerateFileSystemEntries(run.Beside("")).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["again", "b.zip", "data"]);
    }

    [Fact]
    public async Task A_backup_never_overwrites_and_a_file_that_is_lost_is_named()
    {
        using var run = new ConsoleRun();
        await run.FurnishAsync();
        var file = await AttachAsync(run);
        File.Delete(Path.Combine(run.Data, "files", file.Sha256[..2], file.Sha256));
        var answer = await run.RunAsync("backup", run.Beside("b.zip"));
        answer.Exit.ShouldBe(1);
        answer.Log.ShouldContain("现场.jpg");
        var before = await File.ReadAllBytesAsync(run.Beside("b.zip"), WebApp.Cancel);
        (await run.RunAsync("backup", run.Beside("b.zip"))).Exit.ShouldBe(2);
        (await File.ReadAllBytesAsync(run.Beside("b.zip"), WebApp.Cancel)).ShouldBe(before);
    }

    [Fact]
    public async Task Nothing_is_restored_over_something()
    {
        using var run = new ConsoleRun();
        await run.FurnishAsync();
        (await run.RunAsync("backup", run.Beside("b.zip"))).Exit.ShouldBe(0);
        var answer = await run.RunAsync("restore", run.Beside("b.zip"));
        answer.Exit.ShouldBe(2);
        answer.Log.ShouldContain("不是空的");
    }

    public static readonly TheoryData<string> Damages = ["byte", "missing", "extra", "manifest", "outside", "cut"];

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task A_damaged_backup_restores_nothing_at_all(string damage)
    {
        using var run = new ConsoleRun();
        await run.FurnishAsync();
        await AttachAsync(run);
        (await run.RunAsync("backup", run.Beside("b.zip"))).Exit.ShouldBe(0);
        await DamageAsync(run.Beside("b.zip"), damage);

        var answer = await ConsoleRun.RunBareAsync("restore", run.Beside("b.zip"), "--data", run.Beside("again"));
        answer.Exit.ShouldBe(2, answer.Log);
        answer.Log.ShouldContain("什么都没有恢复");
        Directory.EnumerateFileSystemEntries(run.Beside("")).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["b.zip", "data"]);
        File.Exists(run.Beside("evil")).ShouldBeFalse();
    }

    static async Task DamageAsync(string file, string damage)
    {
        if (damage == "cut")
        {
            await using var whole = new FileStream(file, FileMode.Open);
            whole.SetLength(whole.Length / 2);
            return;
        }
        using var zip = ZipFile.Open(file, ZipArchiveMode.Update);
        var photo = zip.Entries.First(e => e.FullName.StartsWith("data/files/", StringComparison.Ordinal));
        switch (damage)
        {
            case "byte":
                var name = photo.FullName;
                photo.Delete();
                await WriteAsync(zip, name, "相片");
                break;
            case "missing": photo.Delete(); break;
            case "extra": await WriteAsync(zip, "data/evil", "x"); break;
            case "manifest": zip.GetEntry(BackupManifest.Name)!.Delete(); break;
            case "outside":
                zip.GetEntry(BackupManifest.Name)!.Delete();
                await WriteAsync(zip, "data/../../evil", "x");
                await WriteAsync(zip, BackupManifest.Name, """{"format":1,"provider":"sqlite","at":"2026-11-23T01:00:00Z","members":[{"path":"data/../../evil","length":1,"sha256":"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"},{"path":"database","length":0,"sha256":""}]}""");
                foreach (var other in zip.Entries.Where(e => e.FullName is not ("database" or "manifest.json" or "data/../../evil")).ToList()) other.Delete();
                break;
        }
    }

    static async Task WriteAsync(ZipArchive zip, string name, string text)
    {
        await using var into = zip.CreateEntry(name).Open();
        await into.WriteAsync(Encoding.UTF8.GetBytes(text), WebApp.Cancel);
    }
}
