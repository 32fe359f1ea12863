using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Digests;

namespace Chuqing.Office.Ledger;

/// <summary>The two digests of the house: SM3 in the ledger, SHA-256 for addresses of content.</summary>
public static class Digest
{
    /// <summary>SM3 (GB/T 32905) of a text in UTF-8, lower-case hex.</summary>
    public static string Sm3(string text) => Sm3(Encoding.UTF8.GetBytes(text));

    /// <summary>SM3 of bytes, lower-case hex.</summary>
    public static string Sm3(ReadOnlySpan<byte> bytes)
    {
        var digest = new RunningDigest();
        digest.Add(bytes);
        return digest.End();
    }

    /// <summary>SHA-256 of bytes, lower-case hex.</summary>
    public static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

/// <summary>SM3 of a text that comes in parts, without holding it.</summary>
public sealed class RunningDigest
{
    readonly SM3Digest sm3 = new();

    public void Add(string text) => Add(Encoding.UTF8.GetBytes(text));

    public void Add(ReadOnlySpan<byte> bytes) => sm3.BlockUpdate(bytes);

    /// <summary>The digest of all parts, lower-case hex; the object begins anew.</summary>
    public string End()
    {
        var result = new byte[sm3.GetDigestSize()];
        sm3.DoFinal(result);
        return Convert.ToHexStringLower(result);
    }
}
