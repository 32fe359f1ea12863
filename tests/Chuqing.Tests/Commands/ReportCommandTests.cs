namespace Chuqing.Web.Tests.Commands;

public class ReportCommandTests
{
    [Fact]
    public async Task The_report_of_a_year_is_written_whole_or_not_at_all()
    {
        using var run = new ConsoleRun();
        await run.FurnishAsync();
        var done = await run.RunAsync("report", "year", "2026", "--out", run.Beside("out"), "--city", WebApp.City);
        done.Exit.ShouldBe(0, done.Log);
        Directory.GetFiles(run.Beside("out")).Select(Path.GetFileName).ShouldBe(["trace.json", "工作总结-2026.docx", "退出情况表-2026.xlsx"], ignoreOrder: true);
        // 有一份换不了，三份都不换，也不留下半截
        File.Delete(Path.Combine(run.Beside("out"), "trace.json"));
        Directory.CreateDirectory(Path.Combine(run.Beside("out"), "trace.json"));
        var before = Directory.GetFiles(run.Beside("out")).Select(f => (f, File.GetLastWriteTimeUtc(f))).ToList();
        var refused = await run.RunAsync("report", "year", "2026", "--out", run.Beside("out"), "--city", WebApp.City);
        (refused.Exit, refused.Result).ShouldBe((2, ""));
        refused.Log.ShouldContain("三份文件一份都没有换");
        Directory.GetFiles(run.Beside("out")).Select(f => (f, File.GetLastWriteTimeUtc(f))).ShouldBe(before, ignoreOrder: true);
        Directory.Delete(Path.Combine(run.Beside("out"), "trace.json"));
        using var none = new ConsoleRun();
        (await none.RunAsync("report", "year", "2026", "--out", none.Beside("out"))).Exit.ShouldBe(2);
        Directory.Exists(none.Beside("out")).ShouldBeFalse();
        Directory.Exists(none.Data).ShouldBeFalse();
        (await run.RunAsync("report", "year", "2026", "--out", run.Beside("out"))).Log.ShouldContain("--city");
        (await run.RunAsync("report", "year", "二六", "--out", run.Beside("out"), "--city", WebApp.City)).Exit.ShouldBe(2);
        (await run.RunAsync("lists", "publish", "--city", WebApp.City)).Exit.ShouldBe(0);
        File.Exists(Path.Combine(run.Data, "released", "index.html")).ShouldBeTrue();
    }
}
