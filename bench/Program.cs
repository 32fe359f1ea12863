using System.Globalization;
using System.Text;
using Chuqing.Bench;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("zh-CN");
Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
Console.OutputEncoding = Encoding.UTF8;

return args switch
{
    ["import", .. var rest] => await ImportBench.RunAsync(Options.Parse(rest)),
    ["screen", "memory", .. var rest] => ScreenMemory.Run(Options.Parse(rest)),
    ["screen", "peer", .. var rest] => await ScreenPeer.RunAsync(Options.Parse(rest)),
    ["screen", "process", .. var rest] => await ScreenProcess.RunAsync(Options.Parse(rest)),
    ["screen", "curves", .. var rest] => ScreenCurves.Run(Options.Parse(rest)),
    ["screen", "http", .. var rest] => await ScreenHttp.RunAsync(Options.Parse(rest)),
    ["screen", .. var rest] => await ScreenAllAsync(Options.Parse(rest)),
    ["lists", .. var rest] => await ListsBench.RunAsync(Options.Parse(rest)),
    ["peer", "miniexcel", var file] => MiniExcelPeer.Read(file),
    ["sheet", var file, var rows] => MakeSheet(file, rows),
    _ => Usage(),
};

static async Task<int> ScreenAllAsync(Options options)
{
    ScreenMemory.Run(options);
    await ScreenPeer.RunAsync(options);
    await ScreenProcess.RunAsync(options);
    ScreenCurves.Run(options);
    return await ScreenHttp.RunAsync(options);
}

static int MakeSheet(string file, string rows)
{
    var count = int.Parse(rows, CultureInfo.InvariantCulture);
    if (file.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)) SheetMaker.Csv(file, count);
    else SheetMaker.Xlsx(file, count);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("""
        用法：./chuqing bench 名字
          screen [memory|peer|process|curves|http] [--rows 行数] [--runs 3]   研判：内存中百万条、与 RulesEngine 比、整个进程、两条曲线、接口；不写哪一样就都量
          lists [--rows 1000000] [--postgres "Host=…;Username=…"]   台账列表页，装一百万条线，逐问量时间
          sheet 文件.xlsx|文件.csv 行数        造一份虚构的台账
          import [--rows 100000] [--runs 3]   导入一份 xlsx，与 MiniExcel 只读同一份文件比
        """);
    return 2;
}
