using System.Collections.Concurrent;
using Chuqing.Law.Equipment;
using Chuqing.Law.Screening;

namespace Chuqing.Office.Screening;

/// <summary>The machines of equipment texts read before: a ledger writes the same few sizes thousands of times.</summary>
/// <remarks>Bounded by number and by length, and emptied when full; what a text says never changes, so nothing here grows stale.</remarks>
sealed class MachineTexts
{
    const int Most = 8192, Longest = 200;
    readonly ConcurrentDictionary<(string Text, string? Sector), IReadOnlyList<MachineFacts>?> read = new();
    int kept;

    /// <summary>主体设备 of a cell; null where it names none that is known.</summary>
    public IReadOnlyList<MachineFacts>? Of(string text, string? sector)
    {
        if (read.TryGetValue((text, sector), out var known)) return known;
        var machines = Read(text, sector);
        if (text.Length > Longest || sector?.Length > Longest) return machines;
        if (Interlocked.Increment(ref kept) > Most)
        {
            read.Clear();
            Interlocked.Exchange(ref kept, 1);
        }
        read[(text, sector)] = machines;
        return machines;
    }

    static MachineFacts[]? Read(string text, string? sector)
    {
        var items = EquipmentText.Parse(text, sector).Items;
        return items.Count == 0 ? null : [.. items.Select(i => new MachineFacts(i.Type, i.Count, i.Numbers, [.. i.Specs.Select(s => new SpecFacts(s.Name, s.Op, s.Value, s.To, s.Unit))]))];
    }
}
