using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Chuqing.Web.Face;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging;

namespace Chuqing.Web.Tests.Face;

public class WordsTests
{
    static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("2026-12-29", "还有 36 天", "12月29日 周二", "due")]
    [InlineData("2026-12-01", "还有 8 天", "12月1日 周二", "due")]
    [InlineData("2026-11-30", "还有 7 天", "11月30日 周一", "due due-soon")]
    [InlineData("2026-11-24", "还有 1 天", "11月24日 周二", "due due-soon")]
    [InlineData("2026-11-23", "今天到期", "11月23日 周一", "due due-soon")]
    [InlineData("2026-11-22", "已逾期 1 天", "11月22日 周日", "due due-over")]
    [InlineData("2026-11-20", "已逾期 3 天", "11月20日 周五", "due due-over")]
    [InlineData("2027-01-04", "还有 42 天", "2027年1月4日 周一", "due")]
    public async Task A_due_date_says_days_first_then_date_and_weekday(string due, string days, string date, string css)
    {
        var shown = await RenderAsync<DueDate>(("On", DateOnly.ParseExact(due, "yyyy-MM-dd")), ("Today", Today));
        shown.QuerySelector("b")!.TextContent.ShouldBe(days);
        shown.QuerySelector("time")!.TextContent.ShouldBe(date);
        shown.QuerySelector("time")!.GetAttribute("datetime").ShouldBe(due);
        shown.QuerySelector("span")!.ClassName.ShouldBe(css);
        shown.TextContent.ShouldNotContain("暂定");
    }

    [Fact]
    public async Task A_provisional_day_says_so_in_the_text_and_the_clock_says_why()
    {
        var due = new DateOnly(2027, 3, 29);
        var inList = await RenderAsync<DueDate>(("On", due), ("Today", Today), ("Provisional", "2027 年放假安排尚未公布"));
        inList.QuerySelector("small")!.TextContent.ShouldBe("2027年3月29日 周一暂定");
        var clock = await RenderAsync<Clock>(("Title", "离届满"), ("On", due), ("Today", Today), ("Provisional", "2027 年放假安排尚未公布"));
        clock.QuerySelector(".prov")!.TextContent.Trim().ShouldBe("2027年3月29日 暂定：2027 年放假安排尚未公布，公布后自动重算");
    }

    [Fact]
    public async Task A_suspended_clock_shows_no_date_anywhere()
    {
        (string, object)[] suspended = [("On", new DateOnly(2027, 1, 5)), ("Today", Today), ("Suspended", "等鉴定"), ("UsedDays", 41)];
        var inList = await RenderAsync<DueDate>(suspended);
        inList.TextContent.Trim().ShouldBe("已中止等鉴定，已用 41 天，恢复后续算");
        var clock = await RenderAsync<Clock>([.. suspended, ("Title", "办案期限"), ("Started", Today.AddDays(-41))]);
        clock.TextContent.ShouldContain("已中止");
        clock.TextContent.ShouldNotContain("2027");
        clock.TextContent.ShouldNotContain("月");
    }

    [Fact]
    public async Task No_clock_is_not_an_overdue_clock()
    {
        (await RenderAsync<DueDate>(("Today", Today))).TextContent.Trim().ShouldBe("无在走期限");
    }

    [Fact]
    public async Task A_draft_rule_says_what_it_must_not_be_used_for_and_a_confirmed_one_does_not()
    {
        (string, object)[] basis = [("Verdict", "疑似"), ("Sentence", "可能属于限制类"), ("Document", "产业结构调整指导目录")];
        const string Warning = "草稿只作线索：不得据此认定、发令、加价或公开";
        (await RenderAsync<Basis>([.. basis, ("Confirmed", false)])).TextContent.ShouldContain(Warning);
        (await RenderAsync<Basis>([.. basis, ("Confirmed", true)])).TextContent.ShouldNotContain(Warning);
    }

    [Fact]
    public async Task A_missing_fact_is_named_with_its_holder()
    {
        var basis = await RenderAsync<Basis>(("Verdict", "资料不足"), ("Sentence", "是否超标"), ("Document", "GB 4915"), ("Confirmed", true),
            ("Missing", new MissingFact[] { new("窑尾颗粒物小时均值", "2026年第三季度", "市生态环境局", "/ask") }));
        basis.QuerySelector("article")!.ClassName.ShouldBe("basis is-ask");
        basis.QuerySelector(".asklist li")!.TextContent.ShouldBe("窑尾颗粒物小时均值，2026年第三季度向：市生态环境局请对方补");
        basis.TextContent.ShouldContain("缺项不作零、不作达标");
    }

    [Theory]
    [InlineData("淘汰类", "v v-out")]
    [InlineData("不达标", "v v-not")]
    [InlineData("限制类", "v v-lim")]
    [InlineData("疑似", "v v-sus")]
    [InlineData("资料不足", "v v-mis")]
    [InlineData("达标", "v v-met")]
    [InlineData("未触及", "v v-clr")]
    [InlineData("合格", "pill")]
    public async Task Every_verdict_has_its_own_shape_and_no_other_word_borrows_one(string verdict, string css)
    {
        var tag = await RenderAsync<VerdictTag>(("Verdict", verdict));
        tag.QuerySelector("span")!.ClassName.ShouldBe(css);
        tag.TextContent.ShouldBe(verdict);
    }

    [Fact]
    public async Task The_five_dimensions_are_spoken_as_one_sentence()
    {
        var dims = await RenderAsync<Dims>(("Touched", "技能"), ("Asking", "环"));
        dims.QuerySelector(".dims")!.GetAttribute("aria-label").ShouldBe("触及维度：能耗、技术；待查：环保");
        (await RenderAsync<Dims>()).QuerySelector(".dims")!.GetAttribute("aria-label").ShouldBe("触及维度：无");
    }

    [Fact]
    public async Task A_locked_act_stays_visible_with_why_and_article_and_cannot_be_pressed()
    {
        var act = await RenderAsync<Act>(("Text", "提请政府责令关停"), ("Locked", "尚不能办：整改期未满。"), ("Article", "30号文 二（一）"));
        var button = act.QuerySelector("button").ShouldNotBeNull();
        button.HasAttribute("disabled").ShouldBeTrue();
        act.QuerySelector("#" + button.GetAttribute("aria-describedby"))!.TextContent.ShouldBe("尚不能办：整改期未满。 依据：30号文 二（一）。");
    }

    [Theory]
    [InlineData(0, "共 0 条")]
    [InlineData(9999, "共 9,999 条")]
    [InlineData(10000, "共 10,000 条")]
    [InlineData(10001, "共 10,000+ 条")]
    public async Task A_count_is_exact_to_ten_thousand(long count, string text)
    {
        (await RenderAsync<Pager>(("Count", count))).QuerySelector("nav > span")!.TextContent.ShouldBe(text);
    }

    [Theory]
    [InlineData("36.00", "36")]
    [InlineData("121.40", "121.4")]
    [InlineData("0.000100", "0.0001")]
    [InlineData("9999.5", "9999.5")]
    [InlineData("10000", "10,000")]
    [InlineData("-1234567.25", "-1,234,567.25")]
    public void A_figure_loses_its_trailing_zeros_and_nothing_else(string value, string text)
    {
        ChineseText.Number(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(text);
    }

    [Fact]
    public async Task The_public_layout_is_rendered_without_a_request()
    {
        RenderFragment body = builder => builder.AddMarkupContent(0, "<h1>公示</h1>");
        var page = await RenderAsync<CascadingValue<PortalFrame>>(
            ("Value", new PortalFrame("某市工业和信息化局", true, "/", ["监督电话 12345"])),
            ("ChildContent", (RenderFragment)(builder =>
            {
                builder.OpenComponent<PortalLayout>(0);
                builder.AddComponentParameter(1, "Body", body);
                builder.CloseComponent();
            })));
        page.QuerySelector("main h1")!.TextContent.ShouldBe("公示");
        page.QuerySelector("header small")!.TextContent.ShouldBe("某市工业和信息化局 主办");
        page.QuerySelector(".demo-strip")!.TextContent.ShouldContain("不作任何依据");
        page.QuerySelector("footer")!.TextContent.ShouldContain("监督电话 12345");
    }

    static async Task<IElement> RenderAsync<TComponent>(params (string Name, object Value)[] parameters) where TComponent : IComponent
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var view = ParameterView.FromDictionary(parameters.ToDictionary(p => p.Name, p => (object?)p.Value));
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TComponent>(view)).ToHtmlString());
        return new HtmlParser().ParseDocument(html).Body!;
    }
}
