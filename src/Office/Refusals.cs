namespace Chuqing.Office;

/// <summary>There is no such row, or it lies outside one's divisions: the answer is the same, so that nothing is given away.</summary>
public sealed class NotFoundException(string what) : Exception($"没有找到{what}，或不在您的辖区内。");

/// <summary>The person's duties do not reach to this act.</summary>
public sealed class ForbiddenException(string message) : Exception(message);

/// <summary>Somebody else was faster. Nothing was saved; the page shows what stands now.</summary>
public sealed class ConflictException(string message) : Exception(message);

/// <summary>Fields of a form that must be corrected: field → what is wrong and what is allowed. Nothing was saved.</summary>
public sealed class InvalidFieldsException(IReadOnlyDictionary<string, string> errors) : Exception(string.Join('\n', errors.Values))
{
    public IReadOnlyDictionary<string, string> Errors { get; } = errors;
}
