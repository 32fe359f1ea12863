namespace Chuqing.Web.Face;

/// <summary>What is wrong with a submitted form, field by field. A page fills it in its handler and gives it to <see cref="Form"/>.</summary>
public sealed class FormErrors
{
    readonly List<FormError> all = [];

    public IReadOnlyList<FormError> All => all;
    public bool Any => all.Count > 0;

    /// <summary>A field that must be filled and is not.</summary>
    public void Missing(string field, string label, string message) => all.Add(new(field, label, message, true));

    /// <summary>A field whose entry cannot be taken.</summary>
    public void Wrong(string field, string label, string message) => all.Add(new(field, label, message, false));

    /// <summary>A refusal that belongs to no field.</summary>
    public void Refuse(string message) => all.Add(new("", "", message, false));

    public string? Of(string field) => all.Find(e => e.Field == field && field.Length > 0)?.Message;

    /// <summary>The answer becomes 400; the page shows the same form with its entries and reasons.</summary>
    public void Answer(HttpContext http)
    {
        if (Any) http.Response.StatusCode = StatusCodes.Status400BadRequest;
    }

    /// <summary>还差 1 项没填, or 有 2 处要改.</summary>
    public string Title =>
        all.TrueForAll(e => e.Field.Length == 0) ? "没有提交"
        : all.TrueForAll(e => e.IsMissing) ? $"还差 {all.Count} 项没填"
        : $"有 {all.Count} 处要改";
}

/// <param name="Field">The input's name; empty when the whole form is meant.</param>
public sealed record FormError(string Field, string Label, string Message, bool IsMissing);
