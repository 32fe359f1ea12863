using System.Text.Json.Nodes;
using Chuqing.Office.Ledger;
using Chuqing.Office.Lists;

namespace Chuqing.Office.Tests.Lists;

/// <summary>One golden release per format: what was published stays readable, provable, and is written to the same bytes.</summary>
public sealed class ListFormatTests
{
    [Theory]
    [InlineData(1, 9)]
    [InlineData(2, 6)]
    public void A_release_of_each_format_is_read_proven_and_written_to_the_same_bytes(int format, int rows)
    {
        var file = Golden(format);
        var release = JsonNode.Parse(file)!["release"]!;
        var read = ReleasedList.Read(CanonicalJson.Write(release));

        (read.List.Format, read.List.Rows.Count).ShouldBe((format, rows));
        (format == 1 ? ListFormat1.Write(read.List) : read.List.Write()).ShouldBe(CanonicalJson.Write(release["list"]));
        ListProof.Verify(file, _ => null).Holds.ShouldBeTrue();
    }

    [Fact]
    public void Format_1_has_none_of_what_came_later_and_format_2_all_of_it()
    {
        var (one, two) = (ReleasedList.Read(Release(1)).List, ReleasedList.Read(Release(2)).List);

        one.ShouldSatisfyAllConditions(l => l.Since.ShouldBeNull(), l => l.Removed.ShouldBeEmpty(), l => l.Rows.ShouldAllBe(r => r.LineId == null && r.Correction == null));
        two.Removed.Select(r => r.Why).ShouldBe([Leaving.RecheckPassed, Leaving.Struck]);
        two.Rows.Count(r => r.Correction is not null).ShouldBe(1);
        two.Struck.ShouldHaveSingleItem();
        two.Since!.Number.ShouldBe(1);
    }

    [Fact]
    public void Neither_a_later_field_in_format_1_nor_an_unknown_format_is_swallowed()
    {
        Should.Throw<BadInputException>(() => ListProof.Verify(Golden(1).Replace("\"unit\":", "\"lineId\":null,\"unit\":", StringComparison.Ordinal), _ => null));
        Should.Throw<BadInputException>(() => ListProof.Verify(Golden(2).Replace("\"format\":2", "\"format\":3", StringComparison.Ordinal), _ => null)).Message.ShouldContain("3");
    }

    [Fact]
    public async Task A_list_of_format_1_goes_on_in_format_2_and_the_chain_holds()
    {
        await using var office = await TestOffice.StartAsync();
        var old = ReleasedList.Read(Release(1));
        var release = new ListRelease
        {
            City = TestOffice.City, Kind = ListKind.Yellow, Year = 2026, Number = 1, Content = Release(1), Digest = Digest.Sm3(Release(1)), Change = old.Change,
            PreparedBy = office.Handler.PersonId, ReleasedBy = office.Releaser.PersonId, ReleasedUnder = office.Releaser.AppointmentId, ReleasedAt = office.Time.GetUtcNow().UtcDateTime,
        };
        var list = ListFormat1.Write(old.List);
        var draft = new ListDraft { City = TestOffice.City, Kind = ListKind.YearlyExits, Year = 2026, Content = list, Digest = Digest.Sm3(list), PreparedBy = office.Handler.PersonId, PreparedAt = office.Time.GetUtcNow().UtcDateTime };
        await using (var db = office.Everything())
        {
            db.AddRange(release, draft);
            db.Record(Actor.Program(TestOffice.City), "test.furnish", new("test"), office.Time.GetUtcNow().UtcDateTime, new { });
            await db.SaveChangesAsync(TestOffice.Cancel);
        }

        var next = await office.ReleaseAsync(await office.PrepareAsync(ListKind.Yellow));

        next.Change.ShouldBe("与第 1 版相比：移出 9 行；现有 0 行。");
        ReleasedList.Read(next.Content).List.Removed.ShouldAllBe(r => r.Why == Leaving.LedgerCorrected);
        var proven = ListProof.Verify(ListProof.FileOf(next), n => n == 1 ? Golden(1) : null);
        (proven.Holds, proven.Lines.Contains("与第 1 版衔接。")).ShouldBe((true, true));
        (await Should.ThrowAsync<ConflictException>(() => office.ReleaseAsync(draft))).Message.ShouldContain("退回重编");
    }

    static string Golden(int format) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "cases", $"list-format-{format}.json"));

    static string Release(int format) => CanonicalJson.Write(JsonNode.Parse(Golden(format))!["release"]);
}
