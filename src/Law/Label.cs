using System.Collections.Concurrent;
using System.Reflection;

namespace Chuqing.Law;

/// <summary>The Chinese name of an enum member, as people read it.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class LabelAttribute(string text) : Attribute
{
    public string Text { get; } = text;
}

/// <summary>Reads <see cref="LabelAttribute"/>.</summary>
public static class Labels
{
    static readonly ConcurrentDictionary<Enum, string> Known = new();

    /// <summary>The Chinese name of a member; its English name where none is given.</summary>
    public static string Label(this Enum value) => Known.GetOrAdd(value, static v =>
        v.GetType().GetField(v.ToString())?.GetCustomAttribute<LabelAttribute>()?.Text ?? v.ToString());
}
