using Chuqing.Web.Commands;

return await CommandLine.RunAsync(args);
