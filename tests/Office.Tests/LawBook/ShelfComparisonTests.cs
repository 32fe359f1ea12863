using System.Text;
using Chuqing.Law.Shelf;
using Chuqing.Office.LawBook;

namespace Chuqing.Office.Tests.LawBook;

public sealed class ShelfComparisonTests
{
    static readonly ShelfIndex Shelf = ShelfIndex.Read(ShelfFolder.Read(Path.Combine(AppContext.BaseDirectory, "law")));

    [Fact]
    public void Versions_of_a_value_stand_side_by_side_with_the_changed_cells_marked()
    {
        var item = Shelf.Items.First(i => i.Versions.Count > 1 && ShelfComparison.Of(i, i.Versions).Any(f => f.Differs && f.Label == "各档"));

        var fields = ShelfComparison.Of(item, item.Versions);

        fields.ShouldAllBe(f => f.Cells.Count == item.Versions.Count && !f.Changed[0]);
        var bands = fields.Single(f => f.Label == "各档");
        bands.Changed[1].ShouldBe(bands.Cells[1] != bands.Cells[0]);
        bands.Cells[0]!.ShouldContain("3级限定值");
        fields.Where(f => f.Cells.Distinct().Count() == 1).ShouldAllBe(f => !f.Differs);
    }

    [Fact]
    public void An_edition_that_changes_one_figure_shows_that_item_as_changed_and_the_rest_as_kept()
    {
        var rows = ShelfComparison.Documents(Edited(), "catalogue-2019", "catalogue-2024");
        var before = ShelfComparison.Documents(Shelf, "catalogue-2019", "catalogue-2024");

        rows.Count.ShouldBe(before.Count);
        var (was, now) = (before.Single(r => r.Item.Id == LawBookOffice.Furnace400), rows.Single(r => r.Item.Id == LawBookOffice.Furnace400));
        was.Fields.ShouldNotContain(f => f.Label == "规格");
        now.Change.ShouldBe(ItemChange.Changed);
        var specs = now.Fields.Single(f => f.Label == "规格");
        (specs.Cells[0], specs.Cells[1]).ShouldBe(("容积，m3，上界 400（含本数）", "容积，m3，上界 401（含本数）"));
        rows.Where(r => r.Item.Id != LawBookOffice.Furnace400).Select(r => (r.Item.Id, r.Change)).ShouldBe(before.Where(r => r.Item.Id != LawBookOffice.Furnace400).Select(r => (r.Item.Id, r.Change)));
    }

    [Fact]
    public void What_a_later_edition_does_not_have_is_not_called_repealed()
    {
        var rows = ShelfComparison.Documents(Shelf, "catalogue-2024", "catalogue-2019");
        var forward = ShelfComparison.Documents(Shelf, "catalogue-2019", "catalogue-2024");

        rows.Count(r => r.Change == ItemChange.NotTaken).ShouldBe(forward.Count(r => r.Change is ItemChange.Added || (r.Change == ItemChange.Repealed && r.Before is null)));
        rows.Where(r => r.Change == ItemChange.NotTaken).ShouldAllBe(r => r.After == null && r.Before != null);
        ShelfComparison.Pairs(Shelf)[0].ShouldSatisfyAllConditions(p => p.Before.Id.ShouldBe("catalogue-2019"), p => p.After.Id.ShouldBe("catalogue-2024"));
    }

    [Fact]
    public async Task The_list_holds_every_kind_and_asks_by_document_sector_kind_and_number_however_typed()
    {
        await using var office = await TestOffice.StartAsync();
        await office.AcceptAsync();
        var law = await office.EffectiveAsync();
        LawShelfList.Of(law, new()).Count.ShouldBe(law.Law.Shelf.Items.Count);
        LawShelfList.Of(law, new(Text: "GB16780")).ShouldNotBeEmpty();
        LawShelfList.Of(law, new(Text: "gb 16780-2021")).ShouldAllBe(e => e.Text!.Number!.StartsWith("GB 16780"));
        LawShelfList.Of(law, new(Document: "catalogue-2019")).ShouldAllBe(e => e.Item.Versions.Any(v => v.Citation!.Document == "catalogue-2019"));
        LawShelfList.Of(law, new(Kind: "期限", Text: "整改")).ShouldContain(e => e.Item.Id == "energy.rectify");
        LawShelfList.Of(law, new(Sector: "水泥", Standing: LegalStanding.Draft)).ShouldAllBe(e => e.Item.Sector == "水泥" && e.Standing == LegalStanding.Draft);
        LawShelfList.Of(law, new(Text: "高炉 不存在的词")).ShouldBeEmpty();
    }

    // 2024 年本的高炉一条改成 401，2019 年本的照旧：同一条写了适用条件的版本自己写
    static ShelfIndex Edited() => ShelfIndex.Read([.. ShelfFolder.Read(Path.Combine(AppContext.BaseDirectory, "law")).Select(f => f.Path == "catalogue/steel.json" ? f with { Content = Encoding.UTF8.GetBytes(Own(Encoding.UTF8.GetString(f.Content))) } : f)]);

    static string Own(string steel)
    {
        var at = steel.IndexOf($"\"{LawBookOffice.Furnace400}\"", StringComparison.Ordinal);
        var from = steel.IndexOf("\"match\"", at, StringComparison.Ordinal);
        var versions = steel.IndexOf("\"versions\"", at, StringComparison.Ordinal);
        var match = steel[from..versions].TrimEnd().TrimEnd(',');
        var second = steel.IndexOf("\"from\": \"2024-02-01\"", versions, StringComparison.Ordinal);
        return steel[..second] + match.Replace("400", "401") + ",\n" + steel[second..];
    }
}
