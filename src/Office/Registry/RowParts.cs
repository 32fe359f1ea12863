using System.Runtime.CompilerServices;
using Chuqing.Office.Files.Sheets;

namespace Chuqing.Office.Registry;

/// <summary>Reads a sheet part by part, one part ahead of who takes them, so that reading and writing go on at once and no more than two parts are held.</summary>
static class RowParts
{
    const int Size = 2000;

    /// <summary>The good rows, and how many problems had been found when the part was full.</summary>
    /// <param name="problems">Gets what is wrong; to be read when the parts have ended.</param>
    public static async IAsyncEnumerable<(IReadOnlyList<LedgerRow> Rows, int Problems)> Of(
        MappedSheet sheet, LedgerRowReader reader, List<CellProblem> problems, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var rows = sheet.Rows().GetEnumerator();
        var next = Task.Run(Read, cancel);
        try
        {
            while (await next is var part && (part.Rows.Count > 0 || !part.Last))
            {
                next = part.Last ? Task.FromResult<(List<LedgerRow>, int, bool)>(([], part.Problems, true)) : Task.Run(Read, cancel);
                yield return (part.Rows, part.Problems);
            }
        }
        finally
        {
            // 半途走人，也等读的人放下文件
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        (List<LedgerRow> Rows, int Problems, bool Last) Read()
        {
            var part = new List<LedgerRow>(Size);
            for (var read = 0; read < Size; read++)
            {
                cancel.ThrowIfCancellationRequested();
                if (!rows.MoveNext()) return (part, problems.Count, true);
                if (reader.Read(rows.Current, problems) is { } row) part.Add(row);
            }
            return (part, problems.Count, false);
        }
    }
}
