namespace Chuqing.Law.Equipment;

/// <summary>What was read from one cell of 生产线（设备）.</summary>
/// <param name="Text">The cell, verbatim.</param>
/// <param name="Items">The equipment named, in order; empty where no kind was recognised.</param>
/// <param name="Rest">What was not understood, in the original characters, fragments joined by a space; empty when nothing is left.</param>
public sealed record EquipmentReading(string Text, IReadOnlyList<EquipmentItem> Items, string Rest);

/// <summary>One kind of equipment as the text names it.</summary>
/// <param name="Type">The most specific canonical kind of <c>law/vocabulary.json</c>; see <see cref="EquipmentKinds"/> for what it is a kind of.</param>
/// <param name="Count">Number of units, at least 0; null when not written, never assumed.</param>
/// <param name="Numbers">Furnace or machine numbers with their sign (1#, 2号); 1、2# is written out as 1#, 2# and 1#-3# as 1#, 2#, 3#.</param>
/// <param name="Specs">Stated parameters, in order.</param>
public sealed record EquipmentItem(string Type, int? Count, IReadOnlyList<string> Numbers, IReadOnlyList<EquipmentSpec> Specs);

/// <summary>A stated parameter, exactly as written.</summary>
/// <param name="Name">容积, 公称容量, 直径 … as listed under <c>specs</c> of the vocabulary.</param>
/// <param name="Op">=, &lt;=, &lt;, &gt;=, &gt; or range. 以上, 以下 and 以内 include the number; 不足 and 超过 do not.</param>
/// <param name="Value">The number as written; converted only where the unit has no spelling of its own (万千伏安, 万千瓦), and then exactly.</param>
/// <param name="To">The upper end of a range, included; otherwise null.</param>
/// <param name="Unit">Canonical symbol: m3, t, t/d, kVA, m …</param>
public sealed record EquipmentSpec(string Name, string Op, decimal Value, decimal? To, string Unit);
