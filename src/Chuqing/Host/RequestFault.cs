namespace Chuqing.Web.Host;

/// <summary>What went wrong with a request, for the error page.</summary>
/// <param name="Number">The number that stands in the log line; null for a refusal, which is not logged as an error.</param>
/// <param name="Lines">The sentences of a refusal; null for a fault of ours.</param>
public sealed record RequestFault(int Status, string? Number, IReadOnlyList<string>? Lines);
