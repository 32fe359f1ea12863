using Chuqing.Law;
using Chuqing.Law.Screening;

namespace Chuqing.Office.Tests.Registry;

/// <summary>docs/data-sources.md prints the table by which the program judges.</summary>
public sealed class DataSourcesDocTests
{
    [Fact]
    public void The_document_shows_every_kind_of_source_as_the_program_has_it()
    {
        var text = File.ReadAllText(Path.Combine(SourceTree.Root, "docs/data-sources.md"));

        foreach (var source in FigureSources.All)
            text.ShouldContain($"| {source.Label} | {source.Use.Label()} | {source.Holder} | {source.Shape} | {source.Frequency} | {source.Ground} |");
    }
}
