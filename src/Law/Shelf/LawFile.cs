using System.Security.Cryptography;
using System.Text;

namespace Chuqing.Law.Shelf;

/// <summary>One file of the shelf, as bytes.</summary>
/// <param name="Path">Relative to the law folder, with <c>/</c>: <c>catalogue/steel.json</c>.</param>
/// <param name="Content">The bytes as stored; a pack's digest reads them with CRLF taken as LF.</param>
public sealed record LawFile(string Path, byte[] Content)
{
    /// <summary>Whether it is a JSON file of a folder, written with its last <c>/</c>: <c>catalogue/</c>.</summary>
    internal bool IsIn(string folder) => Path.StartsWith(folder, StringComparison.Ordinal) && Path.EndsWith(".json", StringComparison.Ordinal);

    /// <summary>SHA-256 (lower-case hex) over the ordered list of names and contents, line ends taken as LF.</summary>
    /// <remarks>Each name and content is preceded by its length, so that no two lists can be written as the same bytes.</remarks>
    public static string DigestOf(IEnumerable<LawFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            Append(hash, Encoding.UTF8.GetBytes(file.Path));
            Append(hash, WithLineFeeds(file.Content));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    static void Append(IncrementalHash hash, byte[] bytes)
    {
        Span<byte> length = stackalloc byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(length, bytes.LongLength);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }

    static byte[] WithLineFeeds(byte[] content)
    {
        if (Array.IndexOf(content, (byte)'\r') < 0) return content;
        var kept = new List<byte>(content.Length);
        for (var i = 0; i < content.Length; i++)
            if (content[i] != '\r' || i + 1 >= content.Length || content[i + 1] != '\n') kept.Add(content[i]);
        return [.. kept];
    }
}
