using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Chuqing.Web.Face;

/// <summary>A text element of a drawing: Razor keeps the tag <c>text</c> for itself.</summary>
static class SvgText
{
    public static RenderFragment At(decimal percent, int y, string text, string? css, string anchor) => builder =>
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", percent.ToString(CultureInfo.InvariantCulture) + "%");
        builder.AddAttribute(2, "y", y.ToString(CultureInfo.InvariantCulture));
        builder.AddAttribute(3, "text-anchor", anchor);
        builder.AddAttribute(4, "class", css);
        builder.AddContent(5, text);
        builder.CloseElement();
    };
}
