namespace Chuqing.Web.Tests.Commands;

public class HelpTests
{
    [Theory]
    [InlineData("screen", "--help")]
    [InlineData("law", "show", "-h")]
    public async Task A_command_says_how_it_is_called_and_does_nothing(params string[] words)
    {
        var (exit, result, log) = await ConsoleRun.RunBareAsync(words);

        (exit, result).ShouldBe((0, ""));
        log.ShouldStartWith($"用法：chuqing {string.Join(' ', words[..^1])} ");
    }
}
