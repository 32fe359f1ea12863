namespace Chuqing.Web.Face;

/// <summary>The entries of a form whose token was stale: nothing was done, and the same page shows them again with a fresh token.</summary>
public sealed class KeptEntries(IFormCollection form)
{
    /// <summary>What was entered under a name, or null when the form had no such field.</summary>
    public string? Of(string name) => form.TryGetValue(name, out var values) ? values.ToString() : null;

    public bool Has(string name, string value) => form.TryGetValue(name, out var values) && values.Contains(value);

    public static KeptEntries? In(HttpContext? http) => http?.Features.Get<KeptEntries>();
}
