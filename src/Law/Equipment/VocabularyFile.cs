namespace Chuqing.Law.Equipment;

// law/vocabulary.json 的形状
sealed record VocabularyFile(
    int Format, string Source, KindEntry[] Kinds, string[] NotKinds, string[] Nouns, UnitEntry[] Units,
    Dictionary<string, string[]> Specs, Dictionary<string, string> AnyKind, LabelEntry[] Labels,
    BoundEntry[] Before, BoundEntry[] After, string[] Classifiers, string[] NotClassifiers, SectorEntry[] Sectors);

sealed record KindEntry(string Name, string[] Aliases, string? Parent = null, Dictionary<string, string>? Measures = null, string[]? Size = null);

sealed record UnitEntry(string Symbol, string[] Spellings, decimal Times = 1);

sealed record LabelEntry(string? Name, string[] Words, Dictionary<string, string>? Reads = null);

sealed record BoundEntry(string Op, string[] Words);

sealed record SectorEntry(string Sector, string Unit, string Kind);
