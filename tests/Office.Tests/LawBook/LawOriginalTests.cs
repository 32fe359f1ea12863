using System.Text;
using Chuqing.Office.Files;
using Chuqing.Office.LawBook;
using Chuqing.Office.People;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Office.Tests.LawBook;

public sealed class LawOriginalTests
{
    [Theory]
    [InlineData("目录.pdf", "%PDF-1.7 …", OriginalKind.Pdf, "application/pdf")]
    [InlineData("目录.png", "\u0089PNG\r\n", OriginalKind.Photo, "image/png")]
    [InlineData("照片.png", "\u00FF\u00D8\u00FF\u00E0", OriginalKind.Photo, "image/jpeg")]
    [InlineData("网页.HTM", "<!doctype html><p>正文", OriginalKind.Page, "text/html")]
    public async Task What_an_original_is_is_read_from_its_bytes(string name, string bytes, OriginalKind kind, string type)
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();

        var original = await AddAsync(office, name, Encoding.Latin1.GetBytes(bytes));

        original.Kind.ShouldBe(kind);
        await using var db = office.Everything();
        var file = await db.Set<StoredFile>().SingleAsync(f => f.Id == original.FileId, TestOffice.Cancel);
        (file.ContentType, file.DivisionPath).ShouldBe((type, null), "the whole city may look");
        file.Sm3.Length.ShouldBe(64);
    }

    [Theory]
    [InlineData("目录.docx", "PK\u0003\u0004")]
    [InlineData("假的.pdf", "<script>alert(1)</script>")]
    [InlineData("假的.png", "<svg onload=alert(1)>")]
    [InlineData("空.html", "正文没有标记")]
    public async Task Nothing_else_is_taken_whatever_its_name_says(string name, string bytes)
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        (await Should.ThrowAsync<InvalidFieldsException>(() => AddAsync(office, name, Encoding.UTF8.GetBytes(bytes)))).Errors.Keys.ShouldBe(["Content"]);
        await using var db = office.Everything();
        (await db.Set<StoredFile>().CountAsync(TestOffice.Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task An_original_needs_its_words_the_duty_and_a_document_of_our_law()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var whole = new OriginalEntry(SittingTable.Catalogue, "标题", "文号", "网站", "目录.pdf", SittingTable.Pdf());
        (await RefusedAsync(whole with { Title = " ", DocumentNumber = null, Origin = "", Content = null })).ShouldBe(["Title", "DocumentNumber", "Origin", "Content"], ignoreOrder: true);
        await Should.ThrowAsync<NotFoundException>(() => SendAsync(office.LawOfficer, whole with { Document = "no-such" }));
        await Should.ThrowAsync<ForbiddenException>(() => SendAsync(office.Handler, whole));

        async Task<IEnumerable<string>> RefusedAsync(OriginalEntry entry) => (await Should.ThrowAsync<InvalidFieldsException>(() => SendAsync(office.LawOfficer, entry))).Errors.Keys;
        Task<LawOriginal> SendAsync(SignedIn by, OriginalEntry entry) => office.AsAsync(by, (LawOriginalService s) => s.AddAsync(by, entry, TestOffice.Cancel));
    }

    static Task<LawOriginal> AddAsync(TestOffice office, string name, byte[] bytes) => office.AsAsync(office.LawOfficer, (LawOriginalService s) =>
        s.AddAsync(office.LawOfficer, new(SittingTable.Catalogue, "《目录》", "令第7号", "国家发展改革委网站", name, new MemoryStream(bytes)), TestOffice.Cancel));
}
