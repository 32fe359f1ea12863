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
        var sm3 = new SM3Digest();
        sm3.BlockUpdate(bytes);
        var result = new byte[sm3.GetDigestSize()];
        sm3.DoFinal(result);
        return Convert.ToHexStringLower(result);
    }

    /// <summary>SHA-256 of bytes, lower-case hex.</summary>
    public static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
