using CervicalRehab.Cds.Service.Tests.Fuzzing;

return FuzzRun.Run(args);
