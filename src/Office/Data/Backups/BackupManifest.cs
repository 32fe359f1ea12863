using System.Text.Json;

namespace Chuqing.Office.Data.Backups;

/// <summary>The list at the end of a backup: every member with its length and SHA-256. Without it a backup is not one.</summary>
/// <param name="Format">1.</param>
/// <param name="Provider">The database it was taken from; it goes back to the same kind only.</param>
/// <param name="At">When it was taken, UTC.</param>
public sealed record BackupManifest(int Format, string Provider, DateTime At, IReadOnlyList<BackupMember> Members)
{
    public const string Name = "manifest.json", Database = "database";
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    internal byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    internal static BackupManifest Read(Stream stream) =>
        JsonSerializer.Deserialize<BackupManifest>(stream, Json) is { Format: 1 } read ? read : throw new JsonException("format");
}

/// <param name="Path">Under <c>data/</c> a file of the data folder, with <c>/</c>; or <c>database</c>.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Sha256">Of the content, lower-case hexadecimal.</param>
public sealed record BackupMember(string Path, long Length, string Sha256);
