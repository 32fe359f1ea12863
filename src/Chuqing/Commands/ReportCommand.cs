using System.Globalization;
using Chuqing.Office;
using Chuqing.Office.Data;
using Chuqing.Office.Returns;
using Chuqing.Web.Portal.Released;

namespace Chuqing.Web.Commands;

/// <summary><c>report year</c>: the summary of a year as docx, its exit table as xlsx, and <c>trace.json</c> with the rows behind every figure.</summary>
static class ReportCommand
{
    public static readonly Command Year = new("report year", "年份 --out 文件夹 [--city 代码] [--data 文件夹]", "写出全市年度工作总结（docx）、退出情况表（xlsx）和 trace.json（每个数字的来处），三份同时换。", YearAsync);

    static async Task<int> YearAsync(Arguments arguments, CommandOutput output, CancellationToken cancel)
    {
        arguments.Allow("out", "city");
        arguments.AllowWords(1);
        var word = arguments.Word(0, "年份，例如 2026");
        if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year)) throw new BadInputException($"年份“{word}”看不懂。请写成 2026 这样。");
        var into = Path.GetFullPath(arguments.Option("out") ?? throw new BadInputException("还缺 --out 文件夹。"));
        await using var host = await CommandHost.OpenAsync(arguments, cancel);
        var city = arguments.Option("city") ?? await new ReleasePublisher(host.Get<AppDbFactory>(), host.Settings).CityAsync(cancel) ?? throw new BadInputException("库里还没有区划，出不了报表。");
        // 在控制台前的人看得见全市；这里只读，不写
        await using var scope = host.As(new(Guid.Empty, Guid.Empty, city, "命令行", "", "", $"/{city}/", []));
        var files = await scope.ServiceProvider.GetRequiredService<YearReturn>().MakeAsync(year, cancel);
        await FilesTogether.WriteAsync(into, files.All, cancel);
        await output.Result.WriteLineAsync($"{string.Join('\n', files.All.Select(f => Path.Combine(into, f.Name)))}　{files.Entries.Count} 个数字");
        return 0;
    }
}
