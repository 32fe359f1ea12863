using System.Security.Cryptography;

namespace Chuqing.Office.People;

/// <summary>PBKDF2-SHA256 with its own salt; the rounds stand in the hash, so they can grow.</summary>
public static class Passwords
{
    const int Rounds = 210_000;

    public static string Hash(string password) => Hash(password, RandomNumberGenerator.GetBytes(16), Rounds);

    public static bool Fits(string password, string hash)
    {
        var parts = hash.Split('$');
        return parts is ["pbkdf2", var rounds, var salt, _]
            && CryptographicOperations.FixedTimeEquals(
                Convert.FromHexString(parts[3]),
                Convert.FromHexString(Hash(password, Convert.FromHexString(salt), int.Parse(rounds, System.Globalization.CultureInfo.InvariantCulture)).Split('$')[3]));
    }

    static string Hash(string password, byte[] salt, int rounds) =>
        $"pbkdf2${rounds}${Convert.ToHexStringLower(salt)}${Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(password, salt, rounds, HashAlgorithmName.SHA256, 32))}";
}
