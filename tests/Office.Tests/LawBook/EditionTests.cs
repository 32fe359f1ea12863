using System.IO.Compression;
using System.Text;
using Chuqing.Law.Screening;
using Chuqing.Law.Shelf;
using Chuqing.Office.Data;
using Chuqing.Office.Jobs;
using Chuqing.Office.LawBook;
using Chuqing.Office.Ledger;
using Chuqing.Office.People;
using Chuqing.Office.Registry;
using Chuqing.Office.Screening;
using Microsoft.EntityFrameworkCore;
using static Chuqing.Office.Tests.LawBook.LawBookOffice;

namespace Chuqing.Office.Tests.LawBook;

/// <summary>A new edition is judged, shown line by line, and becomes law when two officers say so of the same preview.</summary>
public sealed class EditionTests
{
    [Fact]
    public async Task A_preview_lists_exactly_the_lines_that_a_moved_threshold_catches_and_two_officers_make_it_law()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        await office.ConfirmAsync(Furnace400);
        foreach (var volume in new[] { "380", "400.01", "449.99", "450", "450.01", "600" }) await office.LineAsync($"{volume}立方米高炉1座");
        office.Time.Advance(TimeSpan.FromHours(1));
        var edition = await office.UploadAsync(office.Threshold(450m));

        var preview = await office.PreviewAsync(edition.Id);

        preview.Comparison.Lines.ShouldBe(6);
        preview.Comparison.Before.On.ShouldBe(new(2027, 1, 1), "as of the day on which it is in force");
        preview.Comparison.Changed.Select(c => c.Equipment).ShouldBe(["400.01立方米高炉1座", "449.99立方米高炉1座", "450立方米高炉1座"], ignoreOrder: true);
        var moved = preview.Comparison.Changed.Single(c => c.Equipment.StartsWith("450立方米", StringComparison.Ordinal));
        moved.After.Verdict.ShouldBe("淘汰类");
        moved.After.Basis.ShouldContain(f => f.Rule == Furnace400 && f.Result == "notMet" && f.Citation.Item == "测试");
        moved.Before.Basis.ShouldContain(f => f.Rule == Furnace400 && f.Result == "met");
        moved.Change.ShouldBe(LineChange.Graver, "a draft of 限制类 suspected it already");
        preview.Comparison.Sums.ShouldHaveSingleItem().Graver.ShouldBe(3);
        preview.Comparison.Changes.Values.ShouldContain(v => v.Id == Furnace400 && v.Kind == ValueChangeKind.Added && v.From == new DateOnly(2027, 1, 1));

        (await office.EffectiveAsync()).Law.Pack.Values.ShouldNotContain(v => v.From == new DateOnly(2027, 1, 1), "not yet law");
        (await office.SignEditionAsync(office.LawOfficer, edition.Id, preview.Preview.Id)).ShouldBe(EditionAct.Propose);
        (await office.EffectiveAsync()).Law.Pack.Values.ShouldNotContain(v => v.From == new DateOnly(2027, 1, 1), "one signature is not two");
        (await Should.ThrowAsync<ForbiddenException>(() => office.SignEditionAsync(office.LawOfficer, edition.Id, preview.Preview.Id))).Message.ShouldContain("另一人");
        (await office.SignEditionAsync(office.OtherLawOfficer, edition.Id, preview.Preview.Id)).ShouldBe(EditionAct.Accept);

        (await office.EffectiveAsync()).Law.Digest.ShouldBe(preview.Preview.Candidate);
        (await office.AsAsync(office.LawOfficer, (EditionQueries q) => q.OfAsync(edition.Id, TestOffice.Cancel))).State.ShouldBe(EditionState.Accepted);
        await Should.ThrowAsync<ConflictException>(() => office.SignEditionAsync(office.OtherLawOfficer, edition.Id, preview.Preview.Id));
        await using var db = office.Everything();
        var noted = await db.Set<LedgerEntry>().Where(e => e.Act == "law.edition.sign").Select(e => e.Content).ToListAsync(TestOffice.Cancel);
        noted.Count.ShouldBe(2);
        noted.ShouldAllBe(n => n.Contains(preview.Preview.Digest));
    }

    [Fact]
    public async Task A_preview_that_the_law_has_overtaken_cannot_be_signed()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var edition = await office.UploadAsync(office.Threshold(450m));
        var preview = await office.PreviewAsync(edition.Id);
        await office.SignEditionAsync(office.LawOfficer, edition.Id, preview.Preview.Id);
        await office.AcceptEditionAsync(Editions.Local("440200"));

        (await Should.ThrowAsync<ConflictException>(() => office.SignEditionAsync(office.OtherLawOfficer, edition.Id, preview.Preview.Id))).Message.ShouldContain("重新预览");

        var again = await office.PreviewAsync(edition.Id);
        await office.SignEditionAsync(office.OtherLawOfficer, edition.Id, again.Preview.Id);
        await office.SignEditionAsync(office.LawOfficer, edition.Id, again.Preview.Id);
        var law = (await office.EffectiveAsync()).Law.Pack;
        law.Values.ShouldContain(v => v.From == new DateOnly(2027, 1, 1));
        law.Values.ShouldContain(v => v.Id == "local.440200.furnace", "a national edition leaves the local rules standing");
    }

    [Fact]
    public async Task An_edition_sent_back_says_why_and_never_becomes_law()
    {
        await using var office = await TestOffice.StartAsync();
        var pack = await office.AcceptAsync();
        var edition = await office.UploadAsync(office.Threshold(450m));
        var preview = await office.PreviewAsync(edition.Id);
        await office.SignEditionAsync(office.LawOfficer, edition.Id, preview.Preview.Id);
        Task Refuse(string? why) => office.AsAsync(office.OtherLawOfficer, (EditionService s) => s.RefuseAsync(office.OtherLawOfficer, edition.Id, preview.Preview.Id, why, TestOffice.Cancel));

        await Should.ThrowAsync<InvalidFieldsException>(() => Refuse(" "));
        await Refuse("条目号与原件不符");

        await Should.ThrowAsync<ConflictException>(() => office.SignEditionAsync(office.OtherLawOfficer, edition.Id, preview.Preview.Id));
        (await office.EffectiveAsync()).Law.Digest.ShouldBe(pack.Digest);
        (await office.AsAsync(office.LawOfficer, (EditionQueries q) => q.ListAsync(TestOffice.Cancel))).ShouldHaveSingleItem().State.ShouldBe(EditionState.Refused);
    }

    [Fact]
    public async Task An_edition_needs_the_duty_a_name_files_and_the_original_of_what_it_calls_confirmed()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        Task<LawEdition> Upload(SignedIn by, EditionEntry entry) => office.AsAsync(by, (EditionService s) => s.UploadAsync(by, entry, TestOffice.Cancel));

        await Should.ThrowAsync<ForbiddenException>(() => Upload(office.Handler, new("新版", office.Threshold(450m))));
        (await Should.ThrowAsync<InvalidFieldsException>(() => Upload(office.LawOfficer, new(" ", null)))).Errors.Keys.ShouldBe(["Name", "Files"]);
        (await Should.ThrowAsync<InvalidFieldsException>(() => Upload(office.LawOfficer, new("新版", office.Threshold(450m))))).Errors.Keys.ShouldBe(["Original"]);
        await Upload(office.LawOfficer, new("草稿不要原件", Editions.Local("440200", status: """ "status": "draft", "why": "凭记忆" """)));
        (await Should.ThrowAsync<BadInputException>(() => Upload(office.LawOfficer, new("没有变", EditionFiles.Read("steel.json", office.Shelf().Single(f => f.Path == "catalogue/steel.json").Content))))).Message.ShouldContain("一字不差");
        var faulty = EditionFiles.Read("x.json", Encoding.UTF8.GetBytes("""{ "format": "catalogue/1", "sector": "钢铁", "rules": [{ "id": "x" }] }"""));
        (await Should.ThrowAsync<BadInputException>(() => Upload(office.LawOfficer, new("坏的", faulty)))).Lines[0].ShouldStartWith("catalogue/x.json：$.rules[0]");
    }

    [Fact]
    public async Task A_large_ledger_is_previewed_by_a_job_with_the_same_result()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        await office.LineAsync("450立方米高炉1座");
        await using (var db = office.Everything())
        {
            var enterprise = await db.Set<Enterprise>().FirstAsync(TestOffice.Cancel);
            db.AddRange(Enumerable.Range(0, LawPreviewService.AtOnce).Select(i => new ProductionLine { City = TestOffice.City, DivisionPath = enterprise.DivisionPath, EnterpriseId = enterprise.Id, EquipmentText = $"{2000 + i}立方米高炉1座", Sector = "炼铁" }));
            db.Record(Actor.Program(TestOffice.City), "test.add", new("line"), office.Time.UtcNow(), new { });
            await db.SaveChangesAsync(TestOffice.Cancel);
        }
        var edition = await office.UploadAsync(office.Threshold(450m));

        var ordered = await office.AsAsync(office.LawOfficer, (LawPreviewService s) => s.PreviewAsync(office.LawOfficer, edition.Id, TestOffice.Cancel));
        ordered.PreviewId.ShouldBeNull();
        (await office.Get<JobRunner>().RunNextAsync(TestOffice.Cancel)).ShouldNotBeNull().State.ShouldBe(JobState.Done);

        var row = (await office.AsAsync(office.LawOfficer, (EditionQueries q) => q.OfAsync(edition.Id, TestOffice.Cancel))).Previews.ShouldHaveSingleItem();
        (row.Lines, row.Changed).ShouldBe((LawPreviewService.AtOnce + 1, 1));
        var job = await office.AsAsync(office.LawOfficer, (JobQueries q) => q.FindAsync(ordered.JobId!.Value, TestOffice.Cancel));
        (job!.Done, job.Total).ShouldBe((row.Lines, row.Lines));
    }

    [Fact]
    public async Task A_preview_that_was_changed_in_the_database_is_not_shown()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var preview = await office.PreviewAsync((await office.UploadAsync(office.Threshold(450m))).Id);
        var other = preview.Comparison with { Lines = 5 };
        var forged = new LawPreview
        {
            City = TestOffice.City, DivisionPath = "/440200/", Base = "", Candidate = "", Title = "", Content = LawComparison.Compress(other.Write()), Digest = preview.Preview.Digest,
        };

        LawComparison.Read(preview.Preview).Write().ShouldBe(preview.Comparison.Write());
        Should.Throw<BadInputException>(() => LawComparison.Read(forged)).Message.ShouldContain("对不上");
    }

    [Fact]
    public void A_zip_is_read_with_its_outer_folder_and_refused_by_size_kind_or_name()
    {
        static byte[] Zip(params (string Name, string Text)[] files)
        {
            using var buffer = new MemoryStream();
            using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
                foreach (var (name, text) in files)
                    using (var entry = new StreamWriter(zip.CreateEntry(name).Open())) entry.Write(text);
            return buffer.ToArray();
        }
        var whole = EditionFiles.Read("law.zip", Zip(("law/", ""), ("law/catalogue/a.json", "{}"), ("law/terms.json", "{}"), ("law/vocabulary.json", "{}")));
        whole.IsWhole.ShouldBeTrue();
        whole.Files.Select(f => f.Path).ShouldBe(["catalogue/a.json", "terms.json", "vocabulary.json"]);
        foreach (var (name, content, word) in new (string, byte[], string)[]
        {
            ("a.zip", Zip(("catalogue/a.exe", "x")), "不是 JSON"), ("a.zip", Zip(("../a.json", "{}")), "不能用"), ("a.zip", Zip(), "不是"), ("a.zip", [.. "PK\u0003\u0004"u8, 1, 2, 3], "zip"),
            ("a.txt", "{}"u8.ToArray(), "不是 JSON 文件"), ("a.json", "{"u8.ToArray(), "第 1 行"), ("a.json", "{}"u8.ToArray(), "看不出"), ("big.json", new byte[EditionFiles.Largest + 1], "最多"),
        })
            Should.Throw<BadInputException>(() => EditionFiles.Read(name, content)).Message.ShouldContain(word);
        Should.Throw<BadInputException>(() => EditionFiles.Read("bomb.zip", Zip(("catalogue/a.json", new string(' ', (int)EditionFiles.LargestUnpacked + 1))))).Message.ShouldContain("解开后");
        Should.Throw<BadInputException>(() => EditionFiles.Read("many.zip", Zip([.. Enumerable.Range(0, EditionFiles.MostFiles + 1).Select(i => ($"catalogue/{i}.json", "{}"))]))).Message.ShouldContain("最多");
    }
}
