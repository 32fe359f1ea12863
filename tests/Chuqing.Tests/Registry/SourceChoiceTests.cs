using System.Text;
using AngleSharp.Dom;
using Chuqing.Law.Screening;
using Chuqing.Office.Registry;
using Microsoft.EntityFrameworkCore;

namespace Chuqing.Web.Tests.Registry;

/// <summary>On the page, whoever imports figures says where they come from; statistical returns are not taken at all.</summary>
public class SourceChoiceTests
{
    const string UploadForm = "main form[enctype]", MapForm = "#map form", ConfirmForm = "#confirm form:has([name=checked])";
    const string Sheet = "企业名称,县（市、区）,行业,生产线（设备）,指标|熟料单位产品综合能耗|kgce/t|2025\n云岭水泥,曲江区,水泥,湿法窑1条,118\n";

    [Fact]
    public async Task Figures_without_a_source_wait_until_one_is_chosen_and_carry_it_then()
    {
        await using var app = await WebApp.StartAsync();
        var handler = await app.SignInAsync(Who.Handler);
        var staged = await UploadAsync(handler, Sheet);

        staged.QuerySelector(ConfirmForm).ShouldBeNull("没有来源不能确认");
        staged.QuerySelector("#confirm")!.TextContent.ShouldContain("指标没有写来源");
        var refused = await handler.RefusedAsync(staged, MapForm, ("owner", "市节能监察机构"));
        refused.QuerySelector("#f-kind-error")!.TextContent.ShouldContain("请也选来源种类");
        refused.QuerySelector("#f-owner")!.GetAttribute("value").ShouldBe("市节能监察机构");

        var chosen = await handler.TakenAsync(staged, MapForm, ("kind", "SupervisionReport"), ("owner", "市节能监察机构"), ("scope", "Line"));
        chosen.QuerySelector("#map select#f-kind option[selected]")!.GetAttribute("value").ShouldBe("SupervisionReport");
        await handler.TakenAsync(chosen, ConfirmForm, ("checked", "yes"));

        await using var db = app.Everything();
        var fact = await db.Set<Fact>().SingleAsync(f => f.Name.StartsWith("指标|"), WebApp.Cancel);
        (fact.SourceKind, fact.Owner, fact.Scope, fact.PermittedUse).ShouldBe((SourceKind.SupervisionReport, "市节能监察机构", FigureScope.Line, PermittedUse.Basis));
        var facts = (await handler.PageAsync($"/office/lines/{fact.SubjectId}")).QuerySelector("#facts tbody")!.TextContent;
        facts.ShouldContain("节能监察报告，市节能监察机构");
        facts.ShouldContain("2025 年");
        facts.ShouldContain("口径：产线");
        app.Log.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_figure_of_which_nobody_said_whence_it_comes_says_so_on_the_line()
    {
        await using var app = await WebApp.StartAsync();
        var handler = await app.WhoIsAsync(Who.Handler);
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, Sheet, WebApp.Cancel);
        await app.DoAsync(Who.Handler, (RegistryImport i) => i.ImportAsync(new(handler.Actor, handler.DivisionPath), path, "台账.csv", null, WebApp.Cancel));
        File.Delete(path);
        await using var db = app.Everything();
        var line = await db.Set<ProductionLine>().SingleAsync(WebApp.Cancel);

        var facts = (await (await app.SignInAsync(Who.Handler)).PageAsync($"/office/lines/{line.Id}")).QuerySelectorAll("#facts tbody tr").Single(r => r.TextContent.Contains("综合能耗")).TextContent;

        facts.ShouldContain("来源未写明");
        facts.ShouldContain("仅作线索");
    }

    [Fact]
    public async Task A_statistical_return_is_refused_beside_the_file()
    {
        await using var app = await WebApp.StartAsync();
        var handler = await app.SignInAsync(Who.Handler);

        var page = await handler.PageAsync("/office/import");
        var refused = await handler.ReadAsync(await handler.SendAsync(page, UploadForm, [], [new("file", "报表.csv", Encoding.UTF8.GetBytes("能源购进消费与库存 205-1表\n" + Sheet), "text/csv")]), System.Net.HttpStatusCode.BadRequest);

        refused.QuerySelector("#f-file-error")!.TextContent.ShouldContain("统计报表");
        await using var db = app.Everything();
        (await db.Set<ProductionLine>().AnyAsync(WebApp.Cancel)).ShouldBeFalse();
    }

    static async Task<IDocument> UploadAsync(Visitor visitor, string sheet)
    {
        var page = await visitor.PageAsync("/office/import");
        return await visitor.FollowAsync(await visitor.SendAsync(page, UploadForm, [], [new("file", "台账.csv", Encoding.UTF8.GetBytes(sheet), "text/csv")]));
    }
}
