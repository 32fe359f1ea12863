using Chuqing.Office.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Chuqing.Office.Tests.Data;

/// <summary>What every table of the model must have, so that many cities fit into one database.</summary>
public class ModelTests
{
    static IReadOnlyList<IEntityType> Tables()
    {
        using var db = new AppDbFactory(new("sqlite", "Data Source=:memory:")).Open(DataScope.System);
        return [.. db.Model.GetEntityTypes().Where(t => !t.IsOwned())];
    }

    /// <summary>Unique across cities, each for a reason.</summary>
    static readonly Dictionary<string, string> UniqueBeyondCities = new()
    {
        ["Account(SignInName)"] = "登录时还不知道是哪个市",
        ["LedgerSeal(EntryId)"] = "一条留痕只封一次；EntryId 本身全库唯一",
    };

    [Fact]
    public void Every_table_belongs_to_a_city_except_the_procedures_themselves()
    {
        Tables().Where(t => !typeof(ICityOwned).IsAssignableFrom(t.ClrType)).Select(t => t.ClrType.Name).ShouldBe(["ProcedureTransition"]);
    }

    [Fact]
    public void Every_unique_index_and_key_contains_the_city_or_is_one_row_s_id()
    {
        var wrong = from table in Tables()
                    where typeof(ICityOwned).IsAssignableFrom(table.ClrType)
                    from columns in table.GetIndexes().Where(i => i.IsUnique).Select(i => i.Properties).Concat(table.GetKeys().Where(k => !IsId(k.Properties)).Select(k => k.Properties))
                    where columns.All(p => p.Name != "City") && !UniqueBeyondCities.ContainsKey(NameOf(table, columns))
                    select NameOf(table, columns);
        wrong.ShouldBeEmpty();
        var all = Tables().SelectMany(t => t.GetIndexes().Where(i => i.IsUnique).Select(i => NameOf(t, i.Properties))).ToHashSet();
        UniqueBeyondCities.Keys.Except(all).ShouldBeEmpty("例外表里有，库里没有");
    }

    [Fact]
    public void Every_city_s_rows_are_found_by_an_index_that_begins_with_the_city()
    {
        Tables().Where(t => typeof(ICityOwned).IsAssignableFrom(t.ClrType))
            .Where(t => !t.GetIndexes().Select(i => i.Properties).Concat(t.GetKeys().Select(k => k.Properties)).Any(columns => columns[0].Name == "City"))
            .Select(t => t.ClrType.Name).ShouldBeEmpty();
    }

    [Fact]
    public void No_entity_holds_an_offset_or_a_floating_figure()
    {
        var wrong = from table in Tables()
                    from property in table.GetProperties()
                    let type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType
                    where type == typeof(DateTimeOffset) || type == typeof(double) || type == typeof(float)
                    select $"{table.ClrType.Name}.{property.Name}";
        wrong.ShouldBeEmpty();
    }

    static bool IsId(IReadOnlyList<IProperty> columns) => columns is [{ ClrType: var type }] && type == typeof(Guid);

    static string NameOf(IEntityType table, IReadOnlyList<IReadOnlyProperty> columns) => $"{table.ClrType.Name}({string.Join(',', columns.Select(c => c.Name))})";
}
