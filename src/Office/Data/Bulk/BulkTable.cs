using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Chuqing.Office.Data.Bulk;

/// <summary>A column as the model maps it: its name, its type in the database, and the value that goes in.</summary>
sealed class BulkColumn(IProperty property)
{
    readonly IClrPropertyGetter getter = property.GetGetter();
    readonly Func<object?, object?>? convert = property.GetTypeMapping().Converter?.ConvertToProvider;

    public string Name { get; } = property.GetColumnName();
    public string StoreType { get; } = property.GetRelationalTypeMapping().StoreType;
    public Type ClrType { get; } = property.GetTypeMapping().Converter?.ProviderClrType ?? Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
    public bool IsKey { get; } = property.IsPrimaryKey();
    public bool IsToken { get; } = property.IsConcurrencyToken;

    /// <summary>Reads the column where it holds a <typeparamref name="T"/> just as the driver takes it, so that a million rows make no boxes; null where it does not.</summary>
    public Func<object, T>? Reader<T>()
    {
        if (convert is not null || property.PropertyInfo is not { } member || member.PropertyType != typeof(T)) return null;
        var row = Expression.Parameter(typeof(object));
        return Expression.Lambda<Func<object, T>>(Expression.Property(Expression.Convert(row, member.DeclaringType!), member), row).Compile();
    }

    /// <summary>The value after the model's converter, as the driver takes it.</summary>
    public object? Of(object row) => getter.GetClrValue(row) is { } value ? convert is null ? value : convert(value) : null;
}

/// <summary>The columns of an entity, read once from the model: what is written in bulk lands exactly as SaveChanges would put it.</summary>
sealed class BulkTable
{
    public BulkTable(IModel model, Type type)
    {
        var entity = model.FindEntityType(type) ?? throw new InvalidOperationException($"{type.Name} 不在模型里。");
        Name = entity.GetTableName()!;
        Columns = [.. entity.GetProperties().Where(p => p.GetComputedColumnSql() is null).Select(p => new BulkColumn(p))];
        Key = Columns.Single(c => c.IsKey);
        Token = Columns.SingleOrDefault(c => c.IsToken);
    }

    public string Name { get; }
    public IReadOnlyList<BulkColumn> Columns { get; }
    public BulkColumn Key { get; }
    public BulkColumn? Token { get; }

    public string ColumnList => string.Join(", ", Columns.Select(c => $"\"{c.Name}\""));
}
