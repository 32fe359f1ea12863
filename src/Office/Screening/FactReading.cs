using Chuqing.Law.Equipment;
using Chuqing.Law.Screening;
using Chuqing.Office.Files.Sheets;
using Chuqing.Office.Registry;

namespace Chuqing.Office.Screening;

/// <summary>Turns what people wrote into what the law judges. What is not written stays unknown.</summary>
public static class FactReading
{
    /// <summary>主体设备 of a cell; null where it names none that is known, for then the machines are unknown, not absent.</summary>
    public static IReadOnlyList<MachineFacts>? Machines(string? equipment, string? sector)
    {
        if (string.IsNullOrWhiteSpace(equipment)) return null;
        var items = EquipmentText.Parse(equipment, sector).Items;
        return items.Count == 0 ? null : [.. items.Select(i => new MachineFacts(i.Type, i.Count, i.Numbers, [.. i.Specs.Select(s => new SpecFacts(s.Name, s.Op, s.Value, s.To, s.Unit))]))];
    }

    /// <summary>Products or uses of a cell: several are divided by 、 ， ； or their narrow forms.</summary>
    public static IReadOnlyList<string> Words(params ReadOnlySpan<string?> cells)
    {
        List<string> words = [];
        foreach (var cell in cells)
            words.AddRange((cell ?? "").Split(['、', '，', ',', '；', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return words;
    }

    /// <summary>产能; a figure without a unit is no capacity.</summary>
    public static CapacityFacts? Capacity(decimal? value, string? unit) => value is { } figure && !string.IsNullOrWhiteSpace(unit) ? new(figure, unit.Trim()) : null;

    /// <summary>A day that is written out; 2003年8月 is none.</summary>
    public static DateOnly? Day(string? text) => text is not null && DayText.TryRead(text, out var from, out var through) && from == through ? from : null;

    /// <summary>Name, unit and year of a metric's head <c>指标|名称|单位|年度</c>, as far as they are written.</summary>
    public static (string Name, string Unit, int? Year) Metric(string head) => ColumnTargets.Metric(head, out _);

    /// <summary>The facts of one row of a sheet.</summary>
    /// <remarks>Whoever screens a sheet vouches for figures without a source; a source that is named decides what they may do.</remarks>
    /// <param name="province">Full name; null where unknown.</param>
    /// <param name="sourcing">What the sheet says of the source of a metric; null where nothing is said.</param>
    public static LineFacts OfRow(MappedRow row, string? province, Func<string, Sourcing>? sourcing = null)
    {
        var ofRow = Sourcing.Read(row.Text(Sourcing.KindColumn), row.Text(Sourcing.OwnerColumn), row.Text(Sourcing.ScopeColumn), out _);
        var sector = row.Text(FactNames.Sector);
        List<MetricFacts> metrics = [];
        foreach (var target in row.Cells.Keys.Where(t => ColumnTargets.IsMetric(t) && ColumnTargets.Period(t) is null))
            if (row.Number(target) is { } value)
            {
                var (name, unit, year) = Metric(target);
                var said = ofRow.Or(sourcing?.Invoke(target));
                metrics.Add(new(name, value, unit, year, said.Scope is { } scope ? Law.Labels.Label(scope) : null, said.Kind is null ? PermittedUse.Basis : said.Use) { Covers = said.Scope ?? FigureScope.Line });
            }
        return new()
        {
            Sector = sector,
            Products = Words(row.Text(FactNames.Product)),
            Uses = Words(row.Text(FactNames.Use), row.Text(FactNames.Process)),
            Machines = Machines(row.Text(FactNames.Equipment), sector),
            Capacity = Capacity(row.Number(FactNames.Capacity), row.Text(FactNames.CapacityUnit)),
            CommissionedOn = row.Day(FactNames.Commissioned),
            Status = row.Text(FactNames.Status),
            Metrics = metrics,
            Province = province,
        };
    }
}
