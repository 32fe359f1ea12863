namespace Chuqing.Office.Files.Sheets;

/// <summary>What a sheet may cost before and while it is read. Crossing one is a <see cref="BadInputException"/>.</summary>
public sealed record SheetLimits
{
    public static readonly SheetLimits Default = new();

    /// <summary>Bytes of the file as it lies on disk.</summary>
    public long MaxFileBytes { get; init; } = 100L << 20;

    /// <summary>Bytes of all parts of an xlsx once unpacked, by the directory of the zip and again by counting.</summary>
    public long MaxUnpackedBytes { get; init; } = 400L << 20;

    /// <summary>Unpacked bytes per packed byte, asked of parts above 8 MB; honest sheets stay below 60.</summary>
    public int MaxRatio { get; init; } = 250;

    public int MaxParts { get; init; } = 5_000;

    /// <summary>Cells up to the last one filled in each row, per sheet.</summary>
    public long MaxCells { get; init; } = 10_000_000;

    /// <summary>Characters of one cell; 32,767 is what Excel itself can hold.</summary>
    public int MaxCellLength { get; init; } = 32_767;

    /// <summary>Folders in which LibreOffice is looked for, as in PATH; null takes the environment's.</summary>
    public string? SearchPath { get; init; }

    internal static string Megabytes(long bytes) => FormattableString.Invariant($"{bytes / 1048576m:0.#} MB");
}
