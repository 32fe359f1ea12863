using MiniExcelLibs;

namespace Chuqing.Bench;

/// <summary>The peer: MiniExcel walks once over every row of the first sheet and keeps nothing.</summary>
static class MiniExcelPeer
{
    public static int Read(string file)
    {
        long rows = 0, cells = 0;
        foreach (IDictionary<string, object?> row in MiniExcel.Query(file, useHeaderRow: true))
        {
            rows++;
            foreach (var value in row.Values)
                if (value is not null) cells++;
        }
        Console.WriteLine(FormattableString.Invariant($"{rows} {cells}"));
        return 0;
    }
}
