using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Chuqing.Office.Data;

/// <summary>Instants are UTC in memory and in both databases, cut to the microseconds that PostgreSQL keeps.</summary>
sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    value => Instant.Cut(value),
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc));

/// <summary>One rule for instants: what is stored, sealed and digested must be equal.</summary>
public static class Instant
{
    /// <summary>The instant in UTC, without what lies below the microsecond.</summary>
    public static DateTime Cut(DateTime value)
    {
        var utc = value.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(value, DateTimeKind.Utc) : value.ToUniversalTime();
        return new(utc.Ticks - utc.Ticks % TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);
    }

    public static DateTime UtcNow(this TimeProvider time) => Cut(time.GetUtcNow().UtcDateTime);
}
