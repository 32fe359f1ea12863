namespace Chuqing.Office;

/// <summary>Input that a person must correct. Each line says what, where and what is allowed; nothing was written.</summary>
public sealed class BadInputException : Exception
{
    public BadInputException(params string[] lines) : base(string.Join('\n', lines)) => Lines = lines;

    public IReadOnlyList<string> Lines { get; }
}
