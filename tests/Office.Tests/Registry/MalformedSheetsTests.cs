using System.Text.RegularExpressions;
using Chuqing.Office.Data;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Tests.Registry;

/// <summary>Whatever is sent: a sentence for the file, or a reason for the row. Nothing is half written and nothing is filled in.</summary>
public sealed partial class MalformedSheetsTests(MalformedSheetsTests.SharedOffice shared) : IClassFixture<MalformedSheetsTests.SharedOffice>
{
    public static IEnumerable<TheoryDataRow<string>> Names => Malformed.All.Keys.Select(name => new TheoryDataRow<string>(name));

    [Fact]
    public void There_are_two_hundred_of_them() => Malformed.All.Count.ShouldBeGreaterThanOrEqualTo(200);

    [Theory, MemberData(nameof(Names))]
    public async Task What_nobody_should_send_ends_in_words_and_writes_nothing_unsaid(string name)
    {
        var (office, wrong) = (shared.Office, Malformed.All[name]);
        var path = Path.Combine(shared.Folder, Path.GetRandomFileName());
        await File.WriteAllBytesAsync(path, wrong.Bytes(), TestOffice.Cancel);
        var before = await CountsAsync(office);
        ImportResult? result = null;
        using var returned = new MemoryStream();
        var words = new List<string>();
        try
        {
            var order = new ImportOrder(office.CountyHandler.Actor, "/440200/440205/");
            result = await office.AsAsync(office.CountyHandler, (RegistryImport import) => import.ImportAsync(order, path, wrong.File, _ => returned, TestOffice.Cancel));
            words.AddRange(result.Rejected.Select(r => r.Reason));
            words.AddRange(result.Warnings);
        }
        catch (BadInputException refused)
        {
            words.Add(refused.Message);
        }

        words.ShouldContain(w => w.Contains(wrong.Says, StringComparison.Ordinal), $"{name}：{string.Join(" / ", words)}");
        words.ShouldAllBe(w => Chinese().IsMatch(w) && !w.Contains("Exception", StringComparison.Ordinal) && !w.Contains("   at ", StringComparison.Ordinal));
        if (result is null || result.Rejected.Count > 0)
        {
            (await CountsAsync(office)).ShouldBe(before, "没有半写");
            result?.Job.ShouldBeNull();
        }
        if (result?.Rejected.Count > 0)
        {
            result.Rejected.ShouldAllBe(r => r.Row > 1);
            returned.ToArray().Length.ShouldBeGreaterThan(0, "退回表");
        }
    }

    static async Task<(int, int, int, int)> CountsAsync(TestOffice office)
    {
        await using var db = office.Everything();
        return (await db.Set<Enterprise>().CountAsync(TestOffice.Cancel), await db.Set<ProductionLine>().CountAsync(TestOffice.Cancel),
            await db.Set<Fact>().CountAsync(TestOffice.Cancel), await db.Set<ImportBatch>().CountAsync(TestOffice.Cancel));
    }

    [GeneratedRegex(@"[\u4e00-\u9fff]{2}")]
    private static partial Regex Chinese();

    /// <summary>One office for all: each sheet must leave it as it was, or say what it took.</summary>
    public sealed class SharedOffice : IAsyncLifetime
    {
        internal TestOffice Office { get; private set; } = null!;
        internal string Folder { get; } = Directory.CreateTempSubdirectory("chuqing-malformed-").FullName;

        public async ValueTask InitializeAsync() => Office = await TestOffice.StartAsync();

        public async ValueTask DisposeAsync()
        {
            await Office.DisposeAsync();
            Directory.Delete(Folder, recursive: true);
        }
    }
}
