
namespace Chuqing.Web.Tests.Browser;

[Collection(Chromium.Journeys), Trait("kind", "browser")]
public class ComponentsJourneys(Chromium chromium)
{
    [Theory]
    [InlineData(1366)]
    [InlineData(390)]
    public async Task Every_component_is_accessible_at_a_desk_and_on_a_phone(int width)
    {
        await using var app = await WebApp.StartAsync(s => s with { IsDemo = true });
        await using var window = await chromium.OpenAsync(app, width: width);
        await window.GoAsync("/office/components");
        await window.ShouldBeAccessibleAsync();
        await window.ShotAsync("components");
    }

    [Fact]
    public async Task A_page_that_breaks_the_policy_or_a_script_would_be_noticed()
    {
        await using var app = await WebApp.StartAsync(s => s with { IsDemo = true });
        var window = await chromium.OpenAsync(app);
        await window.GoAsync("/office/components");
        await window.Page.EvaluateAsync("document.body.insertAdjacentHTML('beforeend', '<p style=\"color:red\">x</p><img src=\"/missing.png\">')");
        await window.Page.EvaluateAsync("setTimeout(() => { throw new Error('broken') }, 0)");
        await window.Page.EvaluateAsync("new Promise(done => setTimeout(done, 300))");
        await Assert.ThrowsAsync<ShouldAssertException>(() => window.DisposeAsync().AsTask());
        window.Complaints.ShouldContain(c => c.StartsWith("CSP style-src"));
        window.Complaints.ShouldContain(c => c.Contains("404") && c.EndsWith("/missing.png"));
        window.Complaints.ShouldContain(c => c.Contains("broken"));
    }
}
